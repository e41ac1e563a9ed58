import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { ORIGINS } from '../events.js';
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

  @ApiProperty({ type: EntryAnswer })
  readonly drafted!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly submitted?: EntryAnswer;

  @ApiProperty({ type: [ReturnedPlanAnswer], description: 'Each time the Board gave it back.' })
  readonly returns!: readonly ReturnedPlanAnswer[];

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly approved?: EntryAnswer;
}
