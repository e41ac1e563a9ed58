import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { DELIVERY_RATINGS, EVIDENCE_KINDS, ORIGINS } from '../events.js';
import { GiverAnswer } from './giver.answer.js';

export const ACTION_RATINGS = [...DELIVERY_RATINGS, 'complete', 'not-assessed'] as const;

export const ACTION_STAGES = [
  'proposed',
  'accepted',
  'approved',
  'completion-proposed',
  'completed',
] as const;

class AcceptedActionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The lead agency that accepted it.' })
  readonly agencyId!: string;
}

class ApprovedActionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The decision that approved the plan.' })
  readonly decisionId!: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'Of the plan.' })
  readonly version!: number;
}

class ActionUpdateAnswer extends EntryAnswer {
  @ApiProperty({ enum: DELIVERY_RATINGS })
  readonly deliveryRating!: (typeof DELIVERY_RATINGS)[number];

  @ApiProperty({ example: 'Twelve venues signed up; training dates agreed.' })
  readonly progress!: string;

  @ApiPropertyOptional({
    example: 'Hearings were postponed; new dates are set for May.',
    description: 'Why it is at risk or off track, and the recovery.',
  })
  readonly explanation?: string;

  @ApiPropertyOptional({
    enum: [true],
    description: 'Nothing new since the update before: `progress` says why.',
  })
  readonly noChange?: true;

  @ApiPropertyOptional({ format: 'uuid', description: 'The meeting at which it was tabled.' })
  readonly tabledAt?: string;

  @ApiPropertyOptional({ type: GiverAnswer, description: 'As whom somebody else gave it.' })
  readonly givenBy?: GiverAnswer;
}

class TargetDateMoveAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly from!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly to!: string;

  @ApiProperty({ example: 'Licensing hearings were postponed.' })
  readonly because!: string;
}

class StoredFileAnswer {
  @ApiProperty({
    example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    description: 'Where it is kept: SHA-256 of its encrypted bytes.',
  })
  readonly address!: string;

  @ApiProperty({ type: 'integer', example: 48_211, description: 'In bytes.' })
  readonly size!: number;

  @ApiProperty({ example: 'application/pdf' })
  readonly mediaType!: string;

  @ApiProperty({ example: 'launch-report.pdf' })
  readonly name!: string;

  @ApiProperty({
    example: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    description: 'Of the file as it was given.',
  })
  readonly sha256!: string;
}

class EvidenceAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly evidenceId!: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  readonly kind!: (typeof EVIDENCE_KINDS)[number];

  @ApiProperty({ example: 'Launch report' })
  readonly title!: string;

  @ApiPropertyOptional({
    example: 'https://intranet.example/launch-report',
    description: 'The link or the statement itself.',
  })
  readonly content?: string;

  @ApiPropertyOptional({ type: StoredFileAnswer, description: 'Of a file.' })
  readonly file?: StoredFileAnswer;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency that keeps the original.' })
  readonly holderId?: string;

  @ApiPropertyOptional({ enum: MARKINGS, description: 'As its action, where it has none.' })
  readonly marking?: (typeof MARKINGS)[number];

  @ApiProperty({ format: 'date', example: '2021-12-10', description: 'The day it speaks of.' })
  readonly effectiveOn!: string;

  @ApiPropertyOptional({ format: 'date', example: '2028-03-31', description: 'Kept until then.' })
  readonly keepUntil?: string;
}

class GivenEvidenceAnswer extends IntersectionType(EvidenceAnswer, EntryAnswer) {
  @ApiPropertyOptional({ type: GiverAnswer, description: 'As whom somebody else gave it.' })
  readonly givenBy?: GiverAnswer;
}

class CompletionAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-15' })
  readonly completedOn!: string;

  @ApiPropertyOptional({
    example: 'All venues trained; a report to the group in January.',
    description: 'What was achieved.',
  })
  readonly summary?: string;

  @ApiProperty({ type: [EvidenceAnswer] })
  readonly evidence!: readonly EvidenceAnswer[];

  @ApiProperty({ type: EntryAnswer })
  readonly proposed!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer, description: 'By somebody other than the proposer.' })
  readonly verified?: EntryAnswer;
}

class RejectedCompletionAnswer extends EntryAnswer {
  @ApiProperty({ example: 'Two venues have not signed.', description: 'What is missing.' })
  readonly because!: string;

  @ApiProperty({ type: CompletionAnswer, description: 'What was proposed.' })
  readonly completion!: CompletionAnswer;
}

/** An action from its proposal on. Late or not is asked against a day: `?overdue=true`. */
export class ActionAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group whose plan it stands in.' })
  readonly bodyId!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly priorityId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly outcomeId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly measureId?: string;

  @ApiProperty({ example: 'CS-2021-07', description: 'Group, first year, number in the plan.' })
  readonly reference!: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  readonly title!: string;

  @ApiProperty({ enum: ORIGINS })
  readonly origin!: (typeof ORIGINS)[number];

  @ApiProperty({ format: 'uuid', description: 'The agency that is accountable for it.' })
  readonly leadAgencyId!: string;

  @ApiProperty({ example: 'Licensing sergeant', description: 'A role in the lead agency.' })
  readonly owner!: string;

  @ApiPropertyOptional({ example: 'licensing-lead', description: 'Who may report on it.' })
  readonly ownerId?: string;

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  readonly starts!: string;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly originalTargetDate!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly targetDate!: string;

  @ApiProperty({ enum: ACTION_STAGES })
  readonly stage!: (typeof ACTION_STAGES)[number];

  @ApiProperty({
    enum: ACTION_RATINGS,
    description: 'Complete follows from a verified completion; not assessed: there is no update.',
  })
  readonly deliveryRating!: (typeof ACTION_RATINGS)[number];

  @ApiProperty({ type: EntryAnswer })
  readonly proposed!: EntryAnswer;

  @ApiPropertyOptional({ type: AcceptedActionAnswer })
  readonly accepted?: AcceptedActionAnswer;

  @ApiPropertyOptional({ type: ApprovedActionAnswer })
  readonly approved?: ApprovedActionAnswer;

  @ApiProperty({ type: [TargetDateMoveAnswer] })
  readonly moves!: readonly TargetDateMoveAnswer[];

  @ApiProperty({ type: 'integer', example: 4 })
  readonly updateCount!: number;

  @ApiPropertyOptional({
    type: ActionUpdateAnswer,
    description: 'By when it happened, not by when it arrived.',
  })
  readonly lastUpdate?: ActionUpdateAnswer;

  @ApiPropertyOptional({ type: ActionUpdateAnswer })
  readonly previousUpdate?: ActionUpdateAnswer;

  @ApiProperty({
    type: [GivenEvidenceAnswer],
    description: 'Everything that was ever given: with a completion, or apart from one.',
  })
  readonly evidence!: readonly GivenEvidenceAnswer[];

  @ApiPropertyOptional({ type: CompletionAnswer })
  readonly completion?: CompletionAnswer;

  @ApiProperty({ type: [RejectedCompletionAnswer] })
  readonly rejectedCompletions!: readonly RejectedCompletionAnswer[];
}
