import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { dhrRegister } from '../../../../projections/dhr-register/dhr-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsId, IsOptional } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CutQuery, ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import { DhrViews } from './dhr-views.js';
import { DhrAnswer, DhrSummaryAnswer } from './dhr.answer.js';
import { summaryOf } from './follow-up.js';
import {
  daysOverdue,
  type PartyNames,
  partyStandings,
  type ShownAction,
} from './party-standing.js';

const STAGES = ['open', 'concluded'] as const;

class DhrsQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Commissioned by one partnership.' })
  @IsOptional()
  @IsId()
  csp?: string;

  @ApiPropertyOptional({ enum: STAGES })
  @IsOptional()
  @IsIn(STAGES)
  stage?: (typeof STAGES)[number];
}

/** An action as its page shows it: with where each party stands on that day. */
const standing = <Action extends ShownAction>(
  action: Action,
  today: PlainDate,
  names: PartyNames,
) => ({
  ...action,
  daysOverdue: daysOverdue(action, today),
  standings: partyStandings(action, today, names),
});

@ApiTags('Homicide reviews')
@Controller('v1/dhrs')
export class DhrRegisterController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(DhrViews) private readonly dhrViews: DhrViews,
  ) {}

  @Get()
  @ListRoute({
    summary: 'Homicide reviews: what was recommended, and how far it is',
    mayCall: ['signed-in'],
    answer: DhrSummaryAnswer,
  })
  async listDhrs(
    @Query() query: DhrsQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly ReturnType<typeof summaryOf>[]; next?: string }> {
    const { csp, stage } = query;
    const filter = {
      ...(csp !== undefined && { cspId: csp }),
      ...(stage && { isConcluded: stage === 'concluded' }),
    };
    const wanted = { filter, sort: [['reference', 1]] } as const;
    const page = await this.views.list(dhrRegister, query, wanted, call);
    const today = this.views.today(query);
    return { ...page, items: page.items.map((review) => summaryOf(review, today)) };
  }

  @Get(':dhrId')
  @RecordRoute({
    summary: 'One homicide review: its recommendations, actions and what became of them',
    mayCall: ['signed-in'],
    answer: DhrAnswer,
  })
  async getDhr(
    @Param('dhrId', IdParam) dhrId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ) {
    const review = await this.views.one(dhrRegister, dhrId, query, call);
    const today = this.views.today(query);
    const names = await this.dhrViews.names(query);
    const carriers = review.recommendations
      .flatMap(({ actions }) => actions)
      .flatMap(({ carriedBy }) => (carriedBy ? [carriedBy.actionId] : []));
    const going = await this.dhrViews.progress(carriers, query, call);
    return {
      ...review,
      recommendations: review.recommendations.map((recommendation) => ({
        ...recommendation,
        actions: recommendation.actions.map((action) => {
          const progress = action.carriedBy && going.get(action.carriedBy.actionId);
          return { ...standing(action, today, names), ...(progress && { progress }) };
        }),
      })),
    };
  }
}
