import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { IsActorId, IsId, IsOptional } from '../../../platform/http/fields.js';
import { Views } from '../../../platform/http/view-query.js';
import { ViewRoute } from '../../../platform/http/view-routes.js';
import { decisionActs } from '../../decisions/contract.js';
import { deliveryPlanActs } from '../../delivery-plans/contract.js';
import { dhrActs } from '../../dhr/contract.js';
import { meetingActs } from '../../meetings/contract.js';
import { qafActs } from '../../qaf/contract.js';
import { reviewActs } from '../../reviews/contract.js';
import type { Act } from '../acts.js';
import { agenciesAt, agencyThen } from './agencies-on-a-day.js';
import { dayAsked, OnADayQuery } from './on-a-day.query.js';
import { WhoCouldAnswer } from './who-could.answer.js';
import { type OfficeThen, whoCould } from './who-could.js';

/** Everything that some may do by an office. */
export const ALL_ACTS: readonly Act[] = [
  ...meetingActs,
  ...decisionActs,
  ...deliveryPlanActs,
  ...reviewActs,
  ...dhrActs,
  ...qafActs,
];
const CODES = ALL_ACTS.map(({ act }) => act);

class WhoCouldQuery extends OnADayQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'In one body.' })
  @IsOptional()
  @IsId()
  body?: string;

  @ApiPropertyOptional({ example: 'cs-chair', description: 'One person, by the id in the token.' })
  @IsOptional()
  @IsActorId()
  actor?: string;

  @ApiPropertyOptional({ enum: CODES, description: 'One thing to do.' })
  @IsOptional()
  @IsIn(CODES)
  act?: string;
}

@ApiTags('Bodies')
@Controller('v1/who-could')
export class WhoCouldController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ViewRoute({
    summary: 'Who could do what on a day, and by which appointment',
    mayCall: ['signed-in'],
    answer: WhoCouldAnswer,
  })
  async getWhoCould(
    @Query() query: WhoCouldQuery,
  ): Promise<{ on: string; acts: WhoCouldAnswer['acts']; offices: readonly OfficeThen[] }> {
    const on = dayAsked(this.views, query);
    const agencies = await agenciesAt(this.views, query);
    const bodies = await (await this.views.collection(bodyRegister, query)).matching({});
    const { body, actor, act } = query;
    const filter = { ...(body && { body }), ...(actor && { actor }), ...(act && { act }) };
    return {
      on,
      acts: ALL_ACTS.filter((each) => act === undefined || each.act === act).map(inAnswer),
      offices: whoCould(bodies, ALL_ACTS, on, filter, agencyThen(agencies, on)),
    };
  }
}

const inAnswer = ({ act, what, rule, secretariat, also, except }: Act) => ({
  act,
  what,
  rule: rule.code,
  source: rule.source,
  secretariat,
  ...(also && { also }),
  ...(except && { except }),
});
