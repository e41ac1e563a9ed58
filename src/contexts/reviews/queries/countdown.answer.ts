import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DELIVERY_RATINGS } from '../../delivery-plans/contract.js';
import { CHASER_MEANS } from '../events.js';
import { ReviewNamedAnswer } from './review.answer.js';

const MILESTONES = [
  'returns-open',
  'returns-close',
  'position',
  'pack',
  'meeting',
  'publication',
] as const;
const RATINGS = [...DELIVERY_RATINGS, 'complete', 'not-assessed'] as const;

class MilestoneAnswer {
  @ApiProperty({ enum: MILESTONES })
  readonly name!: (typeof MILESTONES)[number];

  @ApiProperty({ format: 'date', example: '2022-02-23' })
  readonly due!: string;

  @ApiProperty({
    type: 'integer',
    example: 9,
    description: 'Calendar days from today; negative once it is past.',
  })
  readonly days!: number;

  @ApiProperty({
    type: 'integer',
    example: 7,
    description: 'Working days of England and Wales; 0 once it is past.',
  })
  readonly workingDays!: number;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-02-21',
    description: 'The day on which it came about.',
  })
  readonly done?: string;
}

class ChairAnswer {
  @ApiProperty({ example: 'cs-chair', description: 'The id in the token, which names nobody.' })
  readonly holder!: string;

  @ApiProperty({ example: 'Detective Superintendent', description: 'The role, as published.' })
  readonly role!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;
}

class LastChasedAnswer {
  @ApiProperty({ format: 'date', example: '2022-02-18' })
  readonly on!: string;

  @ApiProperty({ example: 'board-secretary', description: 'An id that names nobody.' })
  readonly by!: string;

  @ApiProperty({ enum: CHASER_MEANS })
  readonly means!: (typeof CHASER_MEANS)[number];

  @ApiPropertyOptional({
    format: 'uuid',
    description: "The agency that was chased, where it was not the group's chair.",
  })
  readonly leadAgencyId?: string;
}

class OutstandingGroupAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Community Safety Business Area Group' })
  readonly name!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiPropertyOptional({
    type: ChairAnswer,
    description: 'Whom to chase; absent where the chair is vacant.',
  })
  readonly chair?: ChairAnswer;

  @ApiProperty({ type: 'integer', example: 2, description: 'How often it was chased.' })
  readonly chasers!: number;

  @ApiPropertyOptional({ type: LastChasedAnswer })
  readonly lastChased?: LastChasedAnswer;
}

class GroupNotAskedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Contest Board' })
  readonly name!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;
}

class InBodyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'CS', description: 'Its short name.' })
  readonly body!: string;
}

class UnexplainedRatingAnswer extends InBodyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ example: 'CS-2021-07' })
  readonly reference!: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  readonly title!: string;

  @ApiProperty({ example: 'Licensing sergeant', description: 'A role in the lead agency.' })
  readonly owner!: string;

  @ApiProperty({ enum: RATINGS })
  readonly rating!: (typeof RATINGS)[number];

  @ApiProperty({ format: 'date', example: '2022-01-31' })
  readonly since!: string;
}

class MeasureWithoutDataAnswer extends InBodyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly measureId!: string;

  @ApiProperty({ example: 'Recorded domestic violence crimes' })
  readonly title!: string;

  @ApiProperty({ description: 'One that the Board must measure (S4:362).' })
  readonly nationalIndicator!: boolean;

  @ApiPropertyOptional({ format: 'date', example: '2021-03-31' })
  readonly lastPeriodEnd?: string;
}

class UnassignedDecisionAnswer extends InBodyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ example: 'SCB-2021-014' })
  readonly reference!: string;

  @ApiProperty({ example: 'Commission a joint training plan' })
  readonly text!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly takenOn!: string;
}

class UnsignedMinutesAnswer extends InBodyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly date!: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2021-12-07',
    description: 'The next meeting that was held: they could have been confirmed there.',
  })
  readonly missedOn?: string;
}

class GapsAnswer {
  @ApiProperty({
    type: [UnexplainedRatingAnswer],
    description: 'At risk or off track, without a word why.',
  })
  readonly unexplainedRatings!: readonly UnexplainedRatingAnswer[];

  @ApiProperty({
    type: [MeasureWithoutDataAnswer],
    description: 'Without a figure for any period that ends in the plan year.',
  })
  readonly measuresWithoutData!: readonly MeasureWithoutDataAnswer[];

  @ApiProperty({
    type: [UnassignedDecisionAnswer],
    description: 'Confirmed, and nobody was asked to carry it out.',
  })
  readonly unassignedDecisions!: readonly UnassignedDecisionAnswer[];

  @ApiProperty({
    type: [UnsignedMinutesAnswer],
    description: 'Held, and its minutes were not confirmed.',
  })
  readonly unsignedMinutes!: readonly UnsignedMinutesAnswer[];
}

/** What the secretariat opens first: how long until what, who is outstanding, what is still missing. */
export class CountdownAnswer {
  @ApiProperty({ type: ReviewNamedAnswer })
  readonly review!: ReviewNamedAnswer;

  @ApiProperty({ type: [MilestoneAnswer] })
  readonly milestones!: readonly MilestoneAnswer[];

  @ApiProperty({ type: 'integer', example: 7, description: 'Groups that were asked.' })
  readonly returnsRequested!: number;

  @ApiProperty({ type: 'integer', example: 5, description: 'Groups that confirmed.' })
  readonly returnsReceived!: number;

  @ApiProperty({ type: [OutstandingGroupAnswer] })
  readonly outstanding!: readonly OutstandingGroupAnswer[];

  @ApiProperty({
    type: [GroupNotAskedAnswer],
    description: 'Groups with an approved plan of the year that nobody asked for a return.',
  })
  readonly notAsked!: readonly GroupNotAskedAnswer[];

  @ApiProperty({ type: GapsAnswer, description: 'What the papers still lack.' })
  readonly gaps!: GapsAnswer;
}
