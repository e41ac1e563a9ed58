import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import {
  meetingRegister,
  type MeetingRow,
} from '../../../../projections/meeting-register/meeting-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import { MeetingAnswer } from './meeting.answer.js';

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
  @ListRoute({
    summary: 'Meetings: agenda, attendance, minutes',
    mayCall: ['signed-in'],
    answer: MeetingAnswer,
  })
  listMeetings(
    @Query() query: MeetingRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<MeetingRow>> {
    const filter = query.body === undefined ? {} : { bodyId: query.body };
    return this.views.list(meetingRegister, query, { filter, sort: [['date', -1]] }, call);
  }

  @Get(':meetingId')
  @RecordRoute({ summary: 'One meeting', mayCall: ['signed-in'], answer: MeetingAnswer })
  getMeeting(
    @Param('meetingId', IdParam) meetingId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<MeetingRow>> {
    return this.views.one(meetingRegister, meetingId, query, call);
  }
}
