import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHANGE_KINDS } from '../../../../projections/plan-on-a-page/plan-page.js';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { MATERIAL_GROUNDS, MOVE_AGREEMENTS, ORIGINS } from '../events.js';
import { MATERIALITIES } from '../in-year-events.js';
import { RolledForwardToAnswer } from './action.answer.js';
import { PlannedMeasureAnswer } from './measure.answer.js';

const STAGES = ['draft', 'submitted', 'approved'] as const;

class OutcomeAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly outcomeId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'None for outcomes of other work.' })
  readonly priorityId?: string;

  @ApiProperty({ example: 'Fewer repeat incidents of domestic abuse' })
  readonly title!: string;
}

class ActionInPlanAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ example: 'CS-2021-07', description: 'Group, first year, number in the plan.' })
  readonly reference!: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  readonly title!: string;

  @ApiProperty({ enum: ORIGINS })
  readonly origin!: (typeof ORIGINS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'What it came from, where that has an id.' })
  readonly originId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The plan it was rolled forward from.' })
  readonly originPlanId?: string;

  @ApiPropertyOptional({ example: 'QAF 2021, recommendation 4' })
  readonly originReference?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly priorityId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly outcomeId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly measureId?: string;

  @ApiProperty({ format: 'uuid', description: 'The agency that is accountable for it.' })
  readonly leadAgencyId!: string;

  @ApiProperty({ example: 'Licensing sergeant', description: 'A role in the lead agency.' })
  readonly owner!: string;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  readonly starts!: string;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly targetDate!: string;

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiPropertyOptional({ type: EntryAnswer, description: 'That its lead agency accepted it.' })
  readonly accepted?: EntryAnswer;

  @ApiProperty({ description: 'Its work began before the Board approved it, and waits for that.' })
  readonly aheadOfApproval!: boolean;

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly withdrawn?: EntryAnswer;

  @ApiPropertyOptional({ type: RolledForwardToAnswer })
  readonly rolledForwardTo?: RolledForwardToAnswer;
}

class BaselineAnswer {
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ format: 'date', example: '2021-06-15' })
  readonly approvedOn!: string;

  @ApiProperty({ type: [OutcomeAnswer] })
  readonly outcomes!: readonly OutcomeAnswer[];

  @ApiProperty({ type: [PlannedMeasureAnswer] })
  readonly measures!: readonly PlannedMeasureAnswer[];

  @ApiProperty({ type: [ActionInPlanAnswer] })
  readonly actions!: readonly ActionInPlanAnswer[];
}

class ChangedMemberAnswer {
  @ApiProperty({ example: 'target' })
  readonly member!: string;

  @ApiPropertyOptional({ example: '829' })
  readonly from?: string;

  @ApiPropertyOptional({ example: '750' })
  readonly to?: string;
}

class ReportedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly reviewId!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly positionDate!: string;
}

class PlanChangeAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly changeId!: string;

  @ApiProperty({ enum: CHANGE_KINDS })
  readonly kind!: (typeof CHANGE_KINDS)[number];

  @ApiProperty({ format: 'uuid', description: 'The action, outcome or measure.' })
  readonly subjectId!: string;

  @ApiPropertyOptional({ example: 'CS-2021-07', description: 'Of an action.' })
  readonly reference?: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars' })
  readonly title!: string;

  @ApiPropertyOptional({ enum: MARKINGS, description: 'Of an action.' })
  readonly marking?: (typeof MARKINGS)[number];

  @ApiProperty({ enum: MATERIALITIES })
  readonly materiality!: (typeof MATERIALITIES)[number];

  @ApiProperty({
    enum: MATERIAL_GROUNDS,
    isArray: true,
    description: 'What makes it material; empty where it is minor.',
  })
  readonly grounds!: readonly (typeof MATERIAL_GROUNDS)[number][];

  @ApiProperty({ example: 'The source of the figure changed.' })
  readonly because!: string;

  @ApiProperty({ type: [ChangedMemberAnswer] })
  readonly differences!: readonly ChangedMemberAnswer[];

  @ApiPropertyOptional({ enum: MOVE_AGREEMENTS, description: 'Of a moved target date.' })
  readonly agreement?: (typeof MOVE_AGREEMENTS)[number];

  @ApiProperty({ description: "It waits for the Board's approval." })
  readonly awaitsTheBoard!: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'By which the Board approved it.' })
  readonly decisionId?: string;

  @ApiPropertyOptional({
    type: ReportedAnswer,
    description: 'Of a minor change: the review at whose position the Board could read of it.',
  })
  readonly reported?: ReportedAnswer;
}

class DroppedProposalAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ example: 'CS-2021-07' })
  readonly reference!: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars' })
  readonly title!: string;

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiProperty({ example: 'The Board wants fewer actions.' })
  readonly because!: string;
}

class ReturnedPlanAnswer extends EntryAnswer {
  @ApiProperty({ type: 'integer', example: 1, description: 'As it was submitted.' })
  readonly version!: number;

  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ example: 'Say how repeat victims are counted.' })
  readonly because!: string;
}

/** The plan on a page: outcomes, measures, actions. How an action goes is in the action register. */
export class PlanAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group whose plan it is.' })
  readonly bodyId!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiProperty({ format: 'uuid', description: 'The Board that approves it.' })
  readonly boardId!: string;

  @ApiProperty({ example: 'Community Safety delivery plan 2021/22' })
  readonly title!: string;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  readonly starts!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly ends!: string;

  @ApiProperty({ enum: STAGES, description: 'A plan that the Board returned is a draft again.' })
  readonly stage!: (typeof STAGES)[number];

  @ApiPropertyOptional({ type: 'integer', example: 1, description: 'As last submitted.' })
  readonly version?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that approved it.' })
  readonly decisionId?: string;

  @ApiProperty({ type: [OutcomeAnswer] })
  readonly outcomes!: readonly OutcomeAnswer[];

  @ApiProperty({ type: [PlannedMeasureAnswer] })
  readonly measures!: readonly PlannedMeasureAnswer[];

  @ApiProperty({ type: [ActionInPlanAnswer] })
  readonly actions!: readonly ActionInPlanAnswer[];

  @ApiPropertyOptional({
    type: BaselineAnswer,
    description: 'What the Board approved, as it was that day.',
  })
  readonly baseline?: BaselineAnswer;

  @ApiProperty({ type: [PlanChangeAnswer], description: 'Within the year.' })
  readonly changes!: readonly PlanChangeAnswer[];

  @ApiProperty({
    type: 'integer',
    example: 2,
    description: 'Minor changes that the Board could not read of at a review yet.',
  })
  readonly unreportedMinorChanges!: number;

  @ApiProperty({ type: [DroppedProposalAnswer] })
  readonly dropped!: readonly DroppedProposalAnswer[];

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'Reviews that asked the group for a return on this plan.',
  })
  readonly reviewIds!: readonly string[];

  @ApiProperty({ type: EntryAnswer })
  readonly drafted!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly submitted?: EntryAnswer;

  @ApiProperty({ type: [ReturnedPlanAnswer], description: 'Each time the Board gave it back.' })
  readonly returns!: readonly ReturnedPlanAnswer[];

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly approved?: EntryAnswer;
}
