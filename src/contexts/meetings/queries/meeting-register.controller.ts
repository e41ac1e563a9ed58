import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import {
  meetingRegister,
  type MeetingRow,
} from '../../../../projections/meeting-register/meeting-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RevisionHeader } from '../../../platform/http/revision-header.js';
import { ViewRoute } from '../../../platform/http/routes.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';

class MeetingRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Meetings of one body.' })
  @IsOptional()
  @IsId()
  body?: string;
}

@ApiTags('Meetings')
@Controller('v1/meetings')
export class MeetingRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ViewRoute('Meetings: agenda, attendance, minutes', ['signed-in'])
  meetings(
    @Query() query: MeetingRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<MeetingRow>> {
    const filter = query.body === undefined ? {} : { bodyId: query.body };
    return this.views.list(meetingRegister, query, { filter, sort: [['date', -1]] }, call);
  }

  @Get(':meetingId')
  @ViewRoute('One meeting', ['signed-in'])
  @UseInterceptors(RevisionHeader)
  meeting(
    @Param('meetingId', IdParam) meetingId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<MeetingRow>> {
    return this.views.one(meetingRegister, meetingId, query, call);
  }
}
