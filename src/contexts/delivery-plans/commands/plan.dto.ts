import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ActorId, Uuid } from '../../../kernel/ids.js';
import { type Marking, MARKINGS } from '../../../kernel/marking.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import {
  IsActorId,
  IsId,
  IsOptional,
  IsPlainDate,
  SealedText,
} from '../../../platform/http/fields.js';
import type { AgencyId, BodyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import {
  type ActionReference,
  DIRECTIONS,
  type Figure,
  type Measure,
  MEASURE_KINDS,
  type MeasureId,
  ORIGINS,
  type Outcome,
  type OutcomeId,
  PLAN_YEAR_PATTERN,
  type PlanId,
  type PlannedAction,
  type PlanYear,
  type PriorityId,
} from '../events.js';
import type { DraftPlan } from '../plan.js';

const PLAN_YEAR = { message: 'planYear must be two calendar years, as 2021/22' };

/** A whole number, or a share as numerator and denominator. */
export class FigureDto implements Figure {
  @ApiProperty({
    example: 829,
    description: 'A whole number in the unit; of a share, the numerator.',
  })
  @IsInt()
  @Min(Number.MIN_SAFE_INTEGER)
  @Max(Number.MAX_SAFE_INTEGER)
  value!: number;

  @ApiPropertyOptional({ example: 6030, description: 'Of a share.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  denominator?: number;
}

/** Drafts the delivery plan of a group for a year. */
export class DraftPlanDto extends CommandDto implements Omit<DraftPlan, 'planId'> {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ format: 'uuid', description: 'The Board that approves it.' })
  @IsId()
  boardId!: BodyId;

  @ApiProperty({ example: '2021/22' })
  @Matches(new RegExp(PLAN_YEAR_PATTERN), PLAN_YEAR)
  planYear!: PlanYear;

  @ApiProperty({ example: 'Community Safety delivery plan 2021/22' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  @IsPlainDate()
  starts!: PlainDate;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  @IsPlainDate()
  ends!: PlainDate;
}

/** Adds an outcome that the plan is to bring about. */
export class SetOutcomeDto extends CommandDto implements Omit<Outcome, 'outcomeId'> {
  @ApiProperty({ example: 'Fewer repeat incidents of domestic abuse' })
  @IsString()
  @Length(1, 400)
  title!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'None for outcomes of other work.' })
  @IsOptional()
  @IsId()
  priorityId?: PriorityId;
}

/** Adds a measure, by which success is seen. */
export class SetMeasureDto extends CommandDto implements Omit<Measure, 'measureId'> {
  @ApiProperty({ example: 'Recorded domestic violence crimes' })
  @IsString()
  @Length(1, 400)
  title!: string;

  @ApiProperty({ enum: MEASURE_KINDS })
  @IsIn(MEASURE_KINDS)
  kind!: (typeof MEASURE_KINDS)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  outcomeId?: OutcomeId;

  @ApiPropertyOptional({
    example: 'crimes',
    description: 'What the figure counts: quantitative only.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  unit?: string;

  @ApiPropertyOptional({ enum: DIRECTIONS })
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: (typeof DIRECTIONS)[number];

  @ApiPropertyOptional({ type: FigureDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FigureDto)
  baseline?: FigureDto;

  @ApiPropertyOptional({ type: FigureDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FigureDto)
  target?: FigureDto;

  @ApiProperty({
    description: 'One of the national indicators that the Board must measure (S4:362).',
  })
  @IsBoolean()
  nationalIndicator!: boolean;
}

/** Proposes an action for the plan: specific and measurable. */
export class ProposeActionDto extends CommandDto implements Omit<PlannedAction, 'actionId'> {
  @ApiProperty({ example: 'CS-2021-07' })
  @Matches(/^[A-Z]{2,12}-[0-9]{4}-[0-9]{2,6}$/, { message: 'reference must be as CS-2021-07' })
  reference!: ActionReference;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  @IsString()
  @Length(1, 400)
  title!: string;

  @ApiProperty({ enum: ORIGINS })
  @IsIn(ORIGINS)
  origin!: (typeof ORIGINS)[number];

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'What it came from, where that has an id: a recommendation, a decision, the action that was rolled forward.',
  })
  @IsOptional()
  @IsId()
  originId?: Uuid;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Of an action that is rolled forward: the plan in which it stood.',
  })
  @IsOptional()
  @IsId()
  originPlanId?: PlanId;

  @ApiPropertyOptional({
    example: 'QAF 2021, recommendation 4',
    description: 'What it came from, as it is cited.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  originReference?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  priorityId?: PriorityId;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  outcomeId?: OutcomeId;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  measureId?: MeasureId;

  @ApiProperty({ format: 'uuid', description: 'The agency that is accountable for it.' })
  @IsId()
  leadAgencyId!: AgencyId;

  @ApiProperty({ example: 'Licensing sergeant', description: 'A role in the lead agency.' })
  @IsString()
  @Length(1, 200)
  owner!: string;

  @ApiPropertyOptional({ example: 'licensing-lead', description: 'Who may report on it.' })
  @IsOptional()
  @IsActorId()
  ownerId?: ActorId;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  @IsPlainDate()
  starts!: PlainDate;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  @IsPlainDate()
  targetDate!: PlainDate;

  @ApiProperty({ enum: MARKINGS })
  @IsIn(MARKINGS)
  marking!: Marking;
}

/** Accepts an action for its lead agency. */
export class AcceptActionDto extends CommandDto {}

/** Submits the plan to the Board. */
export class SubmitPlanDto extends CommandDto {}

/** Records the Board's decision to approve the plan. */
export class ApprovePlanDto extends CommandDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  decisionId!: DecisionId;
}

/** Records the Board's decision to return the plan to its group. */
export class ReturnPlanDto extends ApprovePlanDto {
  @SealedText({
    example: 'Say how repeat victims are counted.',
    description: 'What the group is to change; sealed.',
  })
  because!: Sealed;
}
