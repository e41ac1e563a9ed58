import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { bodyRegister, type BodyRow } from '../../../../projections/body-register/body-register.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute, ViewRoute } from '../../../platform/http/view-routes.js';
import { BODY_KINDS } from '../events.js';
import { agenciesAt, agencyThen } from './agencies-on-a-day.js';
import { BodyAnswer } from './body.answer.js';
import { MembershipAnswer } from './membership.answer.js';
import { type Membership, membershipOn } from './membership.js';
import { dayAsked, OnADayQuery } from './on-a-day.query.js';

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
  @ListRoute({
    summary: 'Body register: terms of reference and office holders',
    mayCall: ['signed-in'],
    answer: BodyAnswer,
  })
  listBodies(
    @Query() query: BodyRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<BodyRow>> {
    const filter = query.kind === undefined ? {} : { kind: query.kind };
    return this.views.list(bodyRegister, query, { filter, sort: [['name', 1]] }, call);
  }

  @Get('bodies/:bodyId')
  @RecordRoute({ summary: 'One body', mayCall: ['signed-in'], answer: BodyAnswer })
  getBody(
    @Param('bodyId', IdParam) bodyId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<BodyRow>> {
    return this.views.one(bodyRegister, bodyId, query, call);
  }

  @Get('bodies/:bodyId/membership')
  @ViewRoute({
    summary: 'Who a body is on a day: terms in force, office holders, strands',
    mayCall: ['signed-in'],
    answer: MembershipAnswer,
  })
  async getMembership(
    @Param('bodyId', IdParam) bodyId: string,
    @Query() query: OnADayQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<Membership>> {
    // Opened for its reader already: what is taken from it stays so.
    const body = (await this.views.one(bodyRegister, bodyId, query, call)) as unknown as BodyRow;
    const on = dayAsked(this.views, query);
    const agencies = await agenciesAt(this.views, query);
    return membershipOn(body, on, agencyThen(agencies, on)) as Answer<Membership>;
  }
}
