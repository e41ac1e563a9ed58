import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
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
import type { BodyId } from '../../bodies/contract.js';
import type { ItemId, MeetingId } from '../../meetings/contract.js';
import type {
  ConfirmDecision,
  CorrectDecision,
  FindConditions,
  RecordDecision,
  RecordUrgentDecision,
  ReportUrgentDecision,
  ReviseDecision,
  SupersedeDecision,
  VoidReference,
} from '../decision.commands.js';
import {
  CONDITION_STANDINGS,
  DECISION_CONCERNS,
  DECISION_KINDS,
  type DecisionConcern,
  type DecisionId,
} from '../events.js';

class ConcernDto implements DecisionConcern {
  @ApiProperty({ enum: DECISION_CONCERNS })
  @IsIn(DECISION_CONCERNS)
  kind!: (typeof DECISION_CONCERNS)[number];

  @ApiProperty({ format: 'uuid' })
  @IsId()
  id!: Uuid;
}

/** The wording of a decision. */
export class ReviseDecisionDto extends CommandDto implements ReviseDecision {
  @ApiProperty({ example: 'Approve the Community Safety delivery plan 2021/22' })
  @IsString()
  @Length(1, 4_000)
  text!: string;

  @SealedText({
    optional: true,
    example: 'The group showed how each action is measured.',
    description: 'Why; sealed.',
  })
  reasons?: Sealed;

  @ApiPropertyOptional({ example: 'Subject to figures for the outcome on repeat victims' })
  @IsOptional()
  @IsString()
  @Length(1, 4_000)
  conditions?: string;
}

/** What every recorded decision says, wherever it was taken. */
abstract class DecidedDto extends ReviseDecisionDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ enum: DECISION_KINDS })
  @IsIn(DECISION_KINDS)
  kind!: (typeof DECISION_KINDS)[number];

  @ApiProperty({
    type: [String],
    example: ['scb-member'],
    description: 'Who took no part because of an interest.',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsActorId({ each: true })
  conflicted!: ActorId[];

  @ApiProperty({ type: [ConcernDto], description: 'What the decision is about.' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ConcernDto)
  concerns!: ConcernDto[];

  @ApiProperty({ enum: MARKINGS })
  @IsIn(MARKINGS)
  marking!: Marking;
}

/** Records a decision taken at a held, quorate meeting, as a draft until the minutes are confirmed. */
export class RecordDecisionDto extends DecidedDto implements Omit<RecordDecision, 'decisionId'> {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;
}

/** Records a decision that could not wait for a meeting, to be reported to the next one. */
export class RecordUrgentDecisionDto
  extends DecidedDto
  implements Omit<RecordUrgentDecision, 'decisionId'>
{
  @ApiProperty({
    format: 'date',
    example: '2021-11-05',
    description: 'The day on which it was taken: it takes effect then.',
  })
  @IsPlainDate()
  takenOn!: PlainDate;

  @ApiProperty({
    type: [String],
    example: ['scb-chair', 'scb-member'],
    description:
      'Who agreed, with an office in the body on that day; its chair or a deputy among them.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsActorId({ each: true })
  agreedBy!: ActorId[];

  @SealedText({
    example: 'The offer lapsed before the next meeting.',
    description: 'Why it could not wait; sealed.',
  })
  because!: Sealed;
}

/** Says at which item of which meeting an urgent decision was reported. */
export class ReportUrgentDecisionDto extends CommandDto implements ReportUrgentDecision {
  @ApiProperty({ format: 'uuid', description: 'The next meeting of the body.' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;
}

/** Gives up a reference whose decision will not be recorded. */
export class VoidReferenceDto extends CommandDto implements Omit<VoidReference, 'decisionId'> {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ example: 2021, description: 'The calendar year of the reference.' })
  @IsInt()
  @Min(1900)
  @Max(9999)
  year!: number;

  @SealedText({ example: 'The item was deferred before a decision was taken.' })
  because!: Sealed;
}

/** Confirms a decision with the minutes of its meeting. */
export class ConfirmDecisionDto extends CommandDto implements ConfirmDecision {
  @ApiProperty({
    format: 'uuid',
    description:
      'The meeting that confirmed the minutes, or that an urgent decision was reported to.',
  })
  @IsId()
  confirmedAt!: MeetingId;
}

/** Corrects a slip in the wording of a confirmed decision; what it read before stays in its history. */
export class CorrectDecisionDto extends ReviseDecisionDto implements CorrectDecision {
  @SealedText({
    example: 'The minutes had a figure the wrong way round.',
    description: 'What was wrong; sealed.',
  })
  because!: Sealed;
}

/** Says whether the conditions of a decision were found met. */
export class FindConditionsDto extends CommandDto implements FindConditions {
  @ApiProperty({ enum: CONDITION_STANDINGS })
  @IsIn(CONDITION_STANDINGS)
  standing!: (typeof CONDITION_STANDINGS)[number];

  @SealedText({
    example: 'The group gave its figures in October.',
    description: 'What shows it; sealed.',
  })
  evidence!: Sealed;
}

/** Lets another decision take the place of one that stands. */
export class SupersedeDecisionDto extends CommandDto implements SupersedeDecision {
  @ApiProperty({ format: 'uuid', description: 'A later decision, confirmed and standing.' })
  @IsId()
  successor!: DecisionId;

  @SealedText({ optional: true, example: 'The funding changed.', description: 'Why; sealed.' })
  because?: Sealed;
}

/** Rescinds a decision at an item of a held meeting. */
export class RescindDecisionDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'The held meeting that resolved so.' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;

  @SealedText({ example: 'The service is provided elsewhere now.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Rescinds a decision by another one. */
export class RescindByDecisionDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'A later decision, confirmed and standing.' })
  @IsId()
  decisionId!: DecisionId;

  @SealedText({ example: 'The service is provided elsewhere now.', description: 'Why; sealed.' })
  because!: Sealed;
}
