import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { MeetingId } from '../../meetings/contract.js';
import type {
  MoveTargetDate,
  RejectCompletion,
  ReportNoChange,
  ReportProgress,
} from '../action.commands.js';
import {
  DATA_QUALITIES,
  DELIVERY_RATINGS,
  type ActionId,
  type DeliveryRating,
  FIGURE_STATUSES,
  type Movement,
  MOVEMENTS,
  type ObservationId,
  type PlanId,
} from '../events.js';
import type { ObserveMeasure } from '../measure.js';
import { EvidenceDto } from './evidence.dto.js';
import { FigureDto } from './plan.dto.js';

/** Every command on an action names the plan that holds it. */
export class OfActionDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'The plan that holds the action.' })
  @IsId()
  planId!: PlanId;
}

/** Reports progress on an action. */
export class ReportProgressDto extends OfActionDto implements Omit<ReportProgress, 'actionId'> {
  @ApiProperty({ enum: DELIVERY_RATINGS })
  @IsIn(DELIVERY_RATINGS)
  deliveryRating!: DeliveryRating;

  @SealedText({
    example: 'Twelve venues signed up; training dates agreed.',
    description: 'Sealed.',
  })
  progress!: Sealed;

  @SealedText({
    optional: true,
    example: 'Hearings were postponed; new dates are set for May.',
    description: 'Why it is at risk or off track, and the recovery.',
  })
  explanation?: Sealed;

  @ApiPropertyOptional({ format: 'uuid', description: 'The meeting at which it was tabled.' })
  @IsOptional()
  @IsId()
  tabledAt?: MeetingId;
}

/** Says that there is nothing new, and why. */
export class ReportNoChangeDto extends OfActionDto implements Omit<ReportNoChange, 'actionId'> {
  @SealedText({
    example: 'The hearings are still to come.',
    description: 'Why there is nothing new; sealed.',
  })
  because!: Sealed;

  @ApiPropertyOptional({ format: 'uuid', description: 'The meeting at which it was tabled.' })
  @IsOptional()
  @IsId()
  tabledAt?: MeetingId;
}

/** Says of many actions of a plan at once that there is nothing new, and why. */
export class ReportNoChangesDto
  extends CommandDto
  implements Omit<ReportNoChange, 'actionId' | 'planId'>
{
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsId({ each: true })
  actionIds!: ActionId[];

  @SealedText({
    example: 'The hearings are still to come.',
    description: 'Why there is nothing new; sealed.',
  })
  because!: Sealed;

  @ApiPropertyOptional({ format: 'uuid', description: 'The meeting at which it was tabled.' })
  @IsOptional()
  @IsId()
  tabledAt?: MeetingId;
}

/** Moves the target date of an action; the original stays visible. */
export class MoveTargetDateDto extends OfActionDto implements Omit<MoveTargetDate, 'actionId'> {
  @ApiProperty({ format: 'date', example: '2022-02-28' })
  @IsPlainDate()
  to!: PlainDate;

  @SealedText({ example: 'Licensing hearings were postponed.', description: 'Why; sealed.' })
  because!: Sealed;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'By which the Board approved it: without one, a material move waits for the Board, a minor one for the chair.',
  })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}

/** Proposes that an action is complete, with evidence. */
export class ProposeCompletionDto extends OfActionDto {
  @ApiProperty({ format: 'date', example: '2021-12-15' })
  @IsPlainDate()
  completedOn!: PlainDate;

  @SealedText({
    optional: true,
    example: 'All venues joined and were trained.',
    description: 'What was achieved; sealed.',
  })
  summary?: Sealed;

  @ApiProperty({ type: [EvidenceDto] })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence!: EvidenceDto[];
}

/** Rejects a proposed completion. */
export class RejectCompletionDto extends OfActionDto implements Omit<RejectCompletion, 'actionId'> {
  @SealedText({ example: 'Two venues have not signed.', description: 'What is missing; sealed.' })
  because!: Sealed;
}

class NoDataDto {
  @SealedText({
    example: 'The survey was not run this quarter.',
    description: 'Why there is neither figure nor finding; sealed.',
  })
  because!: Sealed;
}

class RestatementDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  observationId!: ObservationId;

  @SealedText({
    example: 'Two cases had been counted twice.',
    description: 'Why it is given anew; sealed.',
  })
  because!: Sealed;
}

/** Records what was counted or found for a period, or that there is no data; restated later, never replaced. */
export class ObserveMeasureDto
  extends OfActionDto
  implements Omit<ObserveMeasure, 'measureId' | 'observationId'>
{
  @ApiProperty({ format: 'date', example: '2021-12-31', description: 'Last day that it covers.' })
  @IsPlainDate()
  periodEnd!: PlainDate;

  @ApiPropertyOptional({
    format: 'date',
    example: '2021-10-01',
    description: 'First day that it covers.',
  })
  @IsOptional()
  @IsPlainDate()
  periodStart?: PlainDate;

  @ApiPropertyOptional({ type: FigureDto, description: 'Of a quantitative measure.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FigureDto)
  figure?: FigureDto;

  @SealedText({
    optional: true,
    example: 'Victims say that they are kept informed; two districts differ.',
    description: 'Of a qualitative measure or an end product: what was found; sealed.',
  })
  finding?: Sealed;

  @ApiPropertyOptional({
    enum: MOVEMENTS,
    description: 'Which way a finding points, as you judge it; of figures it follows from them.',
  })
  @IsOptional()
  @IsIn(MOVEMENTS)
  movement?: Movement;

  @ApiPropertyOptional({ type: NoDataDto, description: 'Instead of figure and finding.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NoDataDto)
  noData?: NoDataDto;

  @ApiPropertyOptional({ enum: DATA_QUALITIES, description: 'Of a figure or a finding.' })
  @IsOptional()
  @IsIn(DATA_QUALITIES)
  dataQuality?: (typeof DATA_QUALITIES)[number];

  @ApiPropertyOptional({ enum: FIGURE_STATUSES, description: 'How far it is final.' })
  @IsOptional()
  @IsIn(FIGURE_STATUSES)
  status?: (typeof FIGURE_STATUSES)[number];

  @ApiPropertyOptional({
    example: 'Recorded crime, monthly extract of January 2022',
    description: 'Where it was taken from.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}]*$/u)
  source?: string;

  @ApiPropertyOptional({
    type: RestatementDto,
    description: 'Which observation of the same period it restates; both are kept.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RestatementDto)
  restates?: RestatementDto;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-04-30',
    description: 'By when the next one is expected.',
  })
  @IsOptional()
  @IsPlainDate()
  nextExpected?: PlainDate;
}
