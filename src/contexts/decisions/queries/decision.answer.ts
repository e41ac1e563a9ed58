import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { DECISION_CONCERNS, DECISION_KINDS } from '../events.js';

/** As far as a recorded decision has come. */
const RECORDED_STAGES = ['draft', 'confirmed', 'assigned', 'reported', 'implemented'] as const;

export const DECISION_STAGES = ['reserved', 'voided', ...RECORDED_STAGES] as const;

class NumberedAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({
    example: 'SCB-2021-014',
    description: 'Body, calendar year, number in that year.',
  })
  readonly reference!: string;
}

/** A number that was taken and whose decision has not been recorded yet. */
export class ReservedReferenceAnswer extends NumberedAnswer {
  @ApiProperty({ enum: ['reserved'] })
  readonly stage!: 'reserved';

  @ApiProperty({ type: EntryAnswer })
  readonly reserved!: EntryAnswer;
}

class VoidedAnswer extends EntryAnswer {
  @ApiProperty({ example: 'The item was deferred before a decision was taken.' })
  readonly because!: string;
}

/** A number that no decision will bear. */
export class VoidedReferenceAnswer extends NumberedAnswer {
  @ApiProperty({ enum: ['voided'] })
  readonly stage!: 'voided';

  @ApiProperty({ type: VoidedAnswer })
  readonly voided!: VoidedAnswer;
}

class DecisionConcernAnswer {
  @ApiProperty({ enum: DECISION_CONCERNS })
  readonly kind!: (typeof DECISION_CONCERNS)[number];

  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
}

class ConfirmedDecisionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The meeting that confirmed the minutes.' })
  readonly confirmedAt!: string;
}

class ReportedImplementationAnswer extends EntryAnswer {
  @ApiProperty({ example: 'The new protocol, signed by all.', description: 'What shows it.' })
  readonly evidence!: string;
}

class ImplementationAnswer {
  @ApiProperty({ example: 'Head of Community Safety', description: 'A role in the agency.' })
  readonly owner!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly due!: string;

  @ApiProperty({ type: EntryAnswer })
  readonly assigned!: EntryAnswer;

  @ApiProperty({
    type: [ReportedImplementationAnswer],
    description: 'In the order of recording; the last stands.',
  })
  readonly reports!: readonly ReportedImplementationAnswer[];

  @ApiPropertyOptional({
    type: EntryAnswer,
    description: 'By somebody other than who reported it.',
  })
  readonly confirmed?: EntryAnswer;
}

/** A decision, as far as its implementation has come. */
export class RecordedDecisionAnswer extends NumberedAnswer {
  @ApiProperty({ enum: RECORDED_STAGES, description: 'Draft until the minutes are confirmed.' })
  readonly stage!: (typeof RECORDED_STAGES)[number];

  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  readonly itemId!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly takenOn!: string;

  @ApiProperty({ enum: DECISION_KINDS })
  readonly kind!: (typeof DECISION_KINDS)[number];

  @ApiProperty({ example: 'Approve the Community Safety delivery plan 2021/22' })
  readonly text!: string;

  @ApiPropertyOptional({ example: 'The group showed how each action is measured.' })
  readonly reasons?: string;

  @ApiPropertyOptional({ example: 'Subject to figures for the outcome on repeat victims' })
  readonly conditions?: string;

  @ApiProperty({
    type: [String],
    example: ['scb-member'],
    description: 'Who took no part because of an interest.',
  })
  readonly conflicted!: readonly string[];

  @ApiProperty({ type: [DecisionConcernAnswer], description: 'What the decision is about.' })
  readonly concerns!: readonly DecisionConcernAnswer[];

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiProperty({ type: EntryAnswer })
  readonly recorded!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer, description: 'The last correction of the draft.' })
  readonly revised?: EntryAnswer;

  @ApiPropertyOptional({ type: ConfirmedDecisionAnswer })
  readonly confirmed?: ConfirmedDecisionAnswer;

  @ApiPropertyOptional({ type: ImplementationAnswer })
  readonly implementation?: ImplementationAnswer;
}

/** What a number of a body's year may have become. */
export const DECISION_ANSWERS = [
  ReservedReferenceAnswer,
  VoidedReferenceAnswer,
  RecordedDecisionAnswer,
] as const;
