import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import type { AgencyId, BodyId } from '../../bodies/contract.js';
import type { ItemId, MeetingId } from '../../meetings/contract.js';
import type {
  AssignImplementation,
  ConfirmDecision,
  RecordDecision,
  ReportImplementation,
  ReviseDecision,
  VoidReference,
} from '../decision.commands.js';
import { DECISION_CONCERNS, DECISION_KINDS, type DecisionConcern } from '../events.js';

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

/** Records a decision taken at a held, quorate meeting, as a draft until the minutes are confirmed. */
export class RecordDecisionDto
  extends ReviseDecisionDto
  implements Omit<RecordDecision, 'decisionId'>
{
  @ApiProperty({ format: 'uuid' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;

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
  @ApiProperty({ format: 'uuid', description: 'The meeting that confirmed the minutes.' })
  @IsId()
  confirmedAt!: MeetingId;
}

/** Says who is to carry a decision out, and by when. */
export class AssignImplementationDto extends CommandDto implements AssignImplementation {
  @ApiProperty({ example: 'Head of Community Safety', description: 'A role in the agency.' })
  @IsString()
  @Length(1, 200)
  owner!: string;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  agencyId!: AgencyId;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  @IsPlainDate()
  due!: PlainDate;
}

/** Reports that a decision was carried out, with what shows it. */
export class ReportImplementationDto extends CommandDto implements ReportImplementation {
  @SealedText({
    example: 'The new protocol, signed by all.',
    description: 'What shows it; sealed.',
  })
  evidence!: Sealed;
}

/** Confirms, as somebody other than who reported it, that a decision was carried out. */
export class ConfirmImplementationDto extends CommandDto {}
