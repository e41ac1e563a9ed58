import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import {
  actionRegister,
  type ActionRow,
} from '../../../../projections/action-register/action-register.js';
import { ACTION_STAGES } from '../../../../projections/action-register/action-row.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { DocumentFilter } from '../../../kernel/projection.js';
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
import { ORIGINS, PLAN_YEAR_PATTERN } from '../events.js';
import { ACTION_RATINGS, ActionAnswer } from './action.answer.js';

/** Whom actions may wait for. */
const AWAITED_OF = ['chair', 'board'] as const;

class ActionRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  group?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  plan?: string;

  @ApiPropertyOptional({ example: '2021/22' })
  @IsOptional()
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  leadAgency?: string;

  @ApiPropertyOptional({ enum: ACTION_RATINGS })
  @IsOptional()
  @IsIn(ACTION_RATINGS)
  rating?: ActionRow['deliveryRating'];

  @ApiPropertyOptional({ enum: ACTION_STAGES })
  @IsOptional()
  @IsIn(ACTION_STAGES)
  stage?: ActionRow['stage'];

  @ApiPropertyOptional({ enum: ORIGINS })
  @IsOptional()
  @IsIn(ORIGINS)
  origin?: ActionRow['origin'];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  priority?: string;

  @ApiPropertyOptional({
    enum: AWAITED_OF,
    description:
      'The chair: completions and minor moves of dates for the group to agree to. The Board: material moves.',
  })
  @IsOptional()
  @IsIn(AWAITED_OF)
  awaitsAgreement?: (typeof AWAITED_OF)[number];

  @ApiPropertyOptional({ enum: ['true'], description: 'Work on it began before its approval.' })
  @IsOptional()
  @IsIn(['true'])
  aheadOfApproval?: 'true';

  @ApiPropertyOptional({ enum: ['true'], description: 'Its lead agency has not accepted it.' })
  @IsOptional()
  @IsIn(['true'])
  awaitsAcceptance?: 'true';

  @ApiPropertyOptional({ enum: ['true'], description: 'Not complete on its target date.' })
  @IsOptional()
  @IsIn(['true'])
  overdue?: 'true';
}

/** What is done or has ended is not overdue. */
const OVER = ['completed', 'withdrawn', 'rolled-forward'];

/** What each is to agree to. */
const AWAITED: Readonly<Record<(typeof AWAITED_OF)[number], DocumentFilter>> = {
  chair: { awaitsAgreement: { $in: ['completion', 'minor-move'] } },
  board: { awaitsAgreement: 'material-move' },
};

const equalTo = (wanted: Readonly<Record<string, unknown>>): DocumentFilter =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));

const filterOf = (query: ActionRegisterQuery, today: PlainDate): DocumentFilter => {
  const wanted = equalTo({
    bodyId: query.group,
    planId: query.plan,
    planYear: query.planYear,
    leadAgencyId: query.leadAgency,
    deliveryRating: query.rating,
    stage: query.stage,
    origin: query.origin,
    priorityId: query.priority,
    isAheadOfApproval: query.aheadOfApproval && true,
    awaitsAcceptance: query.awaitsAcceptance && true,
  });
  const conditions = [
    ...(query.awaitsAgreement ? [AWAITED[query.awaitsAgreement]] : []),
    ...(query.overdue ? [{ targetDate: { $lt: today } }, { stage: { $nin: OVER } }] : []),
  ];
  return conditions.length > 0 ? { $and: [wanted, ...conditions] } : wanted;
};

@ApiTags('Delivery plans')
@Controller('v1/actions')
export class ActionRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({ summary: 'Action register', mayCall: ['signed-in'], answer: ActionAnswer })
  listActions(
    @Query() query: ActionRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<ActionRow>> {
    const filter = filterOf(query, this.views.today(query));
    return this.views.list(actionRegister, query, { filter, sort: [['reference', 1]] }, call);
  }

  @Get(':actionId')
  @RecordRoute({ summary: 'One action', mayCall: ['signed-in'], answer: ActionAnswer })
  getAction(
    @Param('actionId', IdParam) actionId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<ActionRow>> {
    return this.views.one(actionRegister, actionId, query, call);
  }
}
