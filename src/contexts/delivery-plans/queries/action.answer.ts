import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  ACTION_STAGES,
  AWAITED_AGREEMENTS,
} from '../../../../projections/action-register/action-row.js';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import {
  DELIVERY_RATINGS,
  EVIDENCE_KINDS,
  MATERIAL_GROUNDS,
  MOVE_AGREEMENTS,
  ORIGINS,
} from '../events.js';
import { MATERIALITIES } from '../in-year-events.js';
import { GiverAnswer } from './giver.answer.js';

export const ACTION_RATINGS = [...DELIVERY_RATINGS, 'complete', 'not-assessed'] as const;

class AcceptedActionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The lead agency that accepted it.' })
  readonly agencyId!: string;
}

class ApprovedActionAnswer extends EntryAnswer {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The decision that approved it, with its plan or as a change within the year.',
  })
  readonly decisionId?: string;

  @ApiPropertyOptional({
    type: 'integer',
    example: 1,
    description: 'Of the plan, where it was approved with it.',
  })
  readonly version?: number;
}

class BegunAheadAnswer extends EntryAnswer {
  @ApiProperty({ example: 'The grant must be spent by June.' })
  readonly because!: string;
}

class InYearChangeAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly changeId!: string;

  @ApiProperty({ enum: MATERIALITIES })
  readonly materiality!: (typeof MATERIALITIES)[number];

  @ApiProperty({ example: 'A neighbouring county runs the scheme for both.' })
  readonly because!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'By which the Board approved it.' })
  readonly decisionId?: string;
}

class HolderAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly leadAgencyId!: string;

  @ApiProperty({ example: 'Licensing sergeant', description: 'A role in the lead agency.' })
  readonly owner!: string;
}

class ReassignmentAnswer extends InYearChangeAnswer {
  @ApiProperty({ type: HolderAnswer })
  readonly from!: HolderAnswer;

  @ApiProperty({ type: HolderAnswer })
  readonly to!: HolderAnswer;
}

class LinkedActionAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;
}

/** That an action goes on in another plan. */
export class RolledForwardToAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ example: '2022/23' })
  readonly planYear!: string;

  @ApiProperty({ example: 'CS-2022-03' })
  readonly reference!: string;
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

  @ApiProperty({ enum: MOVE_AGREEMENTS, description: 'Who agreed to it, or is still to.' })
  readonly agreement!: (typeof MOVE_AGREEMENTS)[number];

  @ApiProperty({
    enum: MATERIAL_GROUNDS,
    isArray: true,
    description: 'What makes it material; empty where it is minor.',
  })
  readonly grounds!: readonly (typeof MATERIAL_GROUNDS)[number][];

  @ApiPropertyOptional({ format: 'uuid', description: 'By which the Board approved it.' })
  readonly decisionId?: string;

  @ApiPropertyOptional({ type: EntryAnswer, description: 'Where it was agreed later.' })
  readonly agreed?: EntryAnswer;
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

class GroupsAgreementAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly itemId!: string;

  @ApiProperty({ format: 'date', example: '2022-01-12', description: 'The date of the meeting.' })
  readonly agreedOn!: string;
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

  @ApiPropertyOptional({
    type: GroupsAgreementAnswer,
    description: 'By the group, at one of its meetings.',
  })
  readonly agreed?: GroupsAgreementAnswer;

  @ApiPropertyOptional({ type: EntryAnswer, description: 'By somebody other than the proposer.' })
  readonly verified?: EntryAnswer;
}

class RejectedCompletionAnswer extends EntryAnswer {
  @ApiProperty({ example: 'Two venues have not signed.', description: 'What is missing.' })
  readonly because!: string;

  @ApiProperty({ type: CompletionAnswer, description: 'What was proposed.' })
  readonly completion!: CompletionAnswer;
}

class ReopeningAnswer extends EntryAnswer {
  @ApiProperty({ example: 'Two venues left the scheme again.' })
  readonly because!: string;

  @ApiProperty({ type: CompletionAnswer, description: 'What had been agreed or verified.' })
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

  @ApiPropertyOptional({ format: 'uuid', description: 'What it came from, where that has an id.' })
  readonly originId?: string;

  @ApiPropertyOptional({ example: 'QAF 2021, recommendation 4' })
  readonly originReference?: string;

  @ApiPropertyOptional({
    type: LinkedActionAnswer,
    description: "The action of an earlier year's plan whose work it takes on.",
  })
  readonly rolledForwardFrom?: LinkedActionAnswer;

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

  @ApiProperty({ description: 'Its lead agency, a new one too, is still to accept it.' })
  readonly awaitsAcceptance!: boolean;

  @ApiProperty({ description: 'Its work began before the Board approved it, and waits for that.' })
  readonly isAheadOfApproval!: boolean;

  @ApiPropertyOptional({ type: BegunAheadAnswer })
  readonly begunAhead?: BegunAheadAnswer;

  @ApiPropertyOptional({
    type: InYearChangeAnswer,
    description: 'Where it was added to an approved plan within its year.',
  })
  readonly added?: InYearChangeAnswer;

  @ApiProperty({ type: [ReassignmentAnswer] })
  readonly reassignments!: readonly ReassignmentAnswer[];

  @ApiPropertyOptional({ type: InYearChangeAnswer })
  readonly withdrawn?: InYearChangeAnswer;

  @ApiPropertyOptional({
    type: RolledForwardToAnswer,
    description: "The action of a later year's plan that takes its work on.",
  })
  readonly rolledForwardTo?: RolledForwardToAnswer;

  @ApiProperty({
    description: 'Whether somebody other than who proposes its completion verifies it.',
  })
  readonly verificationRequired!: boolean;

  @ApiProperty({
    enum: AWAITED_AGREEMENTS,
    isArray: true,
    description: 'What the group, or the Board, is still to agree to.',
  })
  readonly awaitsAgreement!: readonly (typeof AWAITED_AGREEMENTS)[number][];

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

  @ApiPropertyOptional({
    type: ActionUpdateAnswer,
    description: 'The last one that brought news.',
  })
  readonly lastChange?: ActionUpdateAnswer;

  @ApiProperty({
    type: [GivenEvidenceAnswer],
    description: 'Everything that was ever given: with a completion, or apart from one.',
  })
  readonly evidence!: readonly GivenEvidenceAnswer[];

  @ApiPropertyOptional({ type: CompletionAnswer })
  readonly completion?: CompletionAnswer;

  @ApiProperty({ type: [RejectedCompletionAnswer] })
  readonly rejectedCompletions!: readonly RejectedCompletionAnswer[];

  @ApiProperty({ type: [ReopeningAnswer] })
  readonly reopenings!: readonly ReopeningAnswer[];
}
