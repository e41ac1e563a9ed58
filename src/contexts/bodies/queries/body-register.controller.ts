import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  agencyRegister,
  type AgencyRow,
} from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister, type BodyRow } from '../../../../projections/body-register/body-register.js';
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
import { BODY_KINDS } from '../events.js';

class BodyRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ enum: BODY_KINDS })
  @IsOptional()
  @IsIn(BODY_KINDS)
  kind?: (typeof BODY_KINDS)[number];
}

@ApiTags('Bodies')
@Controller('v1')
export class BodyRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('bodies')
  @ViewRoute('Body register: terms of reference and office holders', ['signed-in'])
  bodies(@Query() query: BodyRegisterQuery, @ThisCall() call: Call): Promise<ListAnswer<BodyRow>> {
    const filter = query.kind === undefined ? {} : { kind: query.kind };
    return this.views.list(bodyRegister, query, { filter, sort: [['name', 1]] }, call);
  }

  @Get('bodies/:bodyId')
  @ViewRoute('One body', ['signed-in'])
  @UseInterceptors(RevisionHeader)
  body(
    @Param('bodyId', IdParam) bodyId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<BodyRow>> {
    return this.views.one(bodyRegister, bodyId, query, call);
  }

  @Get('agencies')
  @ViewRoute('Agencies of the partnership', ['signed-in'])
  agencies(@Query() query: ListQuery, @ThisCall() call: Call): Promise<ListAnswer<AgencyRow>> {
    return this.views.list(agencyRegister, query, { sort: [['name', 1]] }, call);
  }
}
