import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { CONDITION_STANDINGS, DECISION_CONCERNS, DECISION_KINDS } from '../events.js';
import { ImplementationAnswer } from './implementation.answer.js';

/** As far as a recorded decision has come. */
const RECORDED_STAGES = [
  'draft',
  'confirmed',
  'assigned',
  'reported',
  'implemented',
  'superseded',
  'rescinded',
] as const;

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

export class UrgentAgreementAnswer {
  @ApiProperty({ example: 'scb-chair', description: 'The id in the token, which names nobody.' })
  readonly person!: string;

  @ApiProperty({ enum: ['chair', 'deputy', 'member'], description: 'On that day.' })
  readonly office!: 'chair' | 'deputy' | 'member';

  @ApiProperty({ format: 'uuid', description: 'The agency that they held it for.' })
  readonly agencyId!: string;
}

class ReportedToMeetingAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  readonly itemId!: string;
}

class UrgentRouteAnswer {
  @ApiProperty({ type: [UrgentAgreementAnswer], description: 'Who agreed.' })
  readonly agreedBy!: readonly UrgentAgreementAnswer[];

  @ApiProperty({ example: 'The offer lapsed before the next meeting.' })
  readonly because!: string;

  @ApiPropertyOptional({
    type: ReportedToMeetingAnswer,
    description: 'Absent until it was reported to a meeting.',
  })
  readonly reported?: ReportedToMeetingAnswer;
}

/** A wording that a decision had. */
export class DecisionWordingAnswer extends EntryAnswer {
  @ApiProperty({ enum: ['recorded', 'revised', 'corrected'] })
  readonly as!: 'recorded' | 'revised' | 'corrected';

  @ApiProperty({ example: 'Approve the Community Safety delivery plan 2021/22' })
  readonly text!: string;

  @ApiPropertyOptional({ example: 'The group showed how each action is measured.' })
  readonly reasons?: string;

  @ApiPropertyOptional({ example: 'Subject to figures for the outcome on repeat victims' })
  readonly conditions?: string;

  @ApiPropertyOptional({ example: 'The minutes had a figure the wrong way round.' })
  readonly because?: string;
}

class FoundConditionsAnswer extends EntryAnswer {
  @ApiProperty({ enum: CONDITION_STANDINGS })
  readonly standing!: (typeof CONDITION_STANDINGS)[number];

  @ApiProperty({ example: 'The group gave its figures in October.' })
  readonly evidence!: string;
}

class SupersededDecisionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The decision that stands in its place.' })
  readonly successor!: string;

  @ApiPropertyOptional({ example: 'The funding changed.' })
  readonly because?: string;
}

class RescindedDecisionAnswer extends EntryAnswer {
  @ApiPropertyOptional({ format: 'uuid', description: 'By which decision; or else by a meeting.' })
  readonly decision?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly meetingId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agenda item.' })
  readonly itemId?: string;

  @ApiProperty({ example: 'The service is provided elsewhere now.' })
  readonly because!: string;
}

/** A decision, as far as its implementation has come. */
export class RecordedDecisionAnswer extends NumberedAnswer {
  @ApiProperty({ enum: RECORDED_STAGES, description: 'Draft until the minutes are confirmed.' })
  readonly stage!: (typeof RECORDED_STAGES)[number];

  @ApiProperty({ enum: ['meeting', 'urgent'] })
  readonly route!: 'meeting' | 'urgent';

  @ApiPropertyOptional({ format: 'uuid', description: 'Absent where taken without a meeting.' })
  readonly meetingId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agenda item.' })
  readonly itemId?: string;

  @ApiPropertyOptional({
    type: UrgentRouteAnswer,
    description: 'That it could not wait for a meeting.',
  })
  readonly urgent?: UrgentRouteAnswer;

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
    type: [FoundConditionsAnswer],
    description: 'Each time somebody looked whether the conditions were met; the last stands.',
  })
  readonly conditionsFound!: readonly FoundConditionsAnswer[];

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

  @ApiProperty({
    type: [DecisionWordingAnswer],
    description: 'Every wording that it had, the first one first.',
  })
  readonly wordings!: readonly DecisionWordingAnswer[];

  @ApiPropertyOptional({ type: SupersededDecisionAnswer })
  readonly superseded?: SupersededDecisionAnswer;

  @ApiPropertyOptional({ type: RescindedDecisionAnswer })
  readonly rescinded?: RescindedDecisionAnswer;

  @ApiPropertyOptional({ type: ImplementationAnswer })
  readonly implementation?: ImplementationAnswer;
}

/** What a number of a body's year may have become. */
export const DECISION_ANSWERS = [
  ReservedReferenceAnswer,
  VoidedReferenceAnswer,
  RecordedDecisionAnswer,
] as const;
