import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { ActionRow } from '../../../../projections/action-register/action-register.js';
import { ACTION_STAGES } from '../../../../projections/action-register/action-row.js';
import { MARKINGS } from '../../../kernel/marking.js';
import { addDays, type PlainDate } from '../../../kernel/plain-date.js';
import type { DocumentFilter } from '../../../kernel/projection.js';
import { IsActorId, IsId, IsPlainDate } from '../../../platform/http/fields.js';
import { ListQuery } from '../../../platform/http/view-query.js';
import { ORIGINS, PLAN_YEAR_PATTERN } from '../events.js';
import { ACTION_RATINGS } from './action.answer.js';

/** Whom actions may wait for. */
const AWAITED_OF = ['chair', 'board'] as const;

/** What actions are asked for. */
export class ActionRegisterQuery extends ListQuery {
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

  @ApiPropertyOptional({ example: 'licensing-lead', description: 'Who may report on it.' })
  @IsOptional()
  @IsActorId()
  owner?: string;

  @ApiPropertyOptional({ enum: MARKINGS })
  @IsOptional()
  @IsIn(MARKINGS)
  marking?: ActionRow['marking'];

  @ApiPropertyOptional({
    example: 30,
    minimum: 1,
    maximum: 366,
    description: 'Not over, and due within so many days from today, or from the day of the cut.',
  })
  @IsOptional()
  @Transform(({ value }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(366)
  dueWithin?: number;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-01-01',
    description: 'Not over, and neither updated on that day nor since.',
  })
  @IsOptional()
  @IsPlainDate()
  notUpdatedSince?: PlainDate;
}

/** What is done or has ended is not overdue. */
const NOT_OVER: DocumentFilter = { stage: { $nin: ['completed', 'withdrawn', 'rolled-forward'] } };

const dueBetween = (from: PlainDate, to: PlainDate): DocumentFilter => ({
  $and: [{ targetDate: { $gte: from } }, { targetDate: { $lte: to } }],
});

const notUpdatedFrom = (day: PlainDate): DocumentFilter => ({
  $or: [{ lastUpdate: { $exists: false } }, { 'lastUpdate.effectiveAt': { $lt: day } }],
});

/** What each is to agree to. */
const AWAITED: Readonly<Record<(typeof AWAITED_OF)[number], DocumentFilter>> = {
  chair: { awaitsAgreement: { $in: ['completion', 'minor-move'] } },
  board: { awaitsAgreement: 'material-move' },
};

const equalTo = (wanted: Readonly<Record<string, unknown>>): DocumentFilter =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));

/** The question as a condition on the register. @param today for what is overdue, or due soon */
export const filterOf = (query: ActionRegisterQuery, today: PlainDate): DocumentFilter => {
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
    ownerId: query.owner,
    marking: query.marking,
  });
  const { dueWithin, notUpdatedSince } = query;
  const conditions = [
    ...(query.awaitsAgreement ? [AWAITED[query.awaitsAgreement]] : []),
    ...(query.overdue ? [NOT_OVER, { targetDate: { $lt: today } }] : []),
    ...(dueWithin === undefined ? [] : [NOT_OVER, dueBetween(today, addDays(today, dueWithin))]),
    ...(notUpdatedSince === undefined ? [] : [NOT_OVER, notUpdatedFrom(notUpdatedSince)]),
  ];
  return conditions.length > 0 ? { $and: [wanted, ...conditions] } : wanted;
};
