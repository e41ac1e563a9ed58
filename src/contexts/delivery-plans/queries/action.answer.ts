import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { DELIVERY_RATINGS, EVIDENCE_KINDS, ORIGINS } from '../events.js';

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
}

class TargetDateMoveAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly from!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly to!: string;

  @ApiProperty({ example: 'Licensing hearings were postponed.' })
  readonly because!: string;
}

class EvidenceAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly evidenceId!: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  readonly kind!: (typeof EVIDENCE_KINDS)[number];

  @ApiProperty({ example: 'Launch report' })
  readonly title!: string;

  @ApiProperty({
    example: 'https://intranet.example/launch-report',
    description: 'The link or the statement itself.',
  })
  readonly content!: string;

  @ApiProperty({ format: 'date', example: '2021-12-10', description: 'The day it speaks of.' })
  readonly effectiveOn!: string;
}

class CompletionAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-15' })
  readonly completedOn!: string;

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

  @ApiPropertyOptional({ type: CompletionAnswer })
  readonly completion?: CompletionAnswer;

  @ApiProperty({ type: [RejectedCompletionAnswer] })
  readonly rejectedCompletions!: readonly RejectedCompletionAnswer[];
}
