import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DATA_QUALITIES,
  DELIVERY_RATINGS,
  DIRECTIONS,
  MEASURE_KINDS,
} from '../../delivery-plans/contract.js';
import { ATTENTION } from './action-attention.js';
import { ReviewNamedAnswer } from './review.answer.js';

const RATINGS = [...DELIVERY_RATINGS, 'complete', 'not-assessed'] as const;
const STANDINGS = ['met', 'not-met', 'not-comparable', 'no-target', 'no-data'] as const;

/** A group by its names. */
export class GroupNamedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Community Safety Business Area Group' })
  readonly name!: string;

  @ApiProperty({ example: 'CS' })
  readonly shortName!: string;
}

class ConfirmedReturnAnswer {
  @ApiProperty({ format: 'date', example: '2022-02-14' })
  readonly on!: string;

  @ApiProperty({ example: 'cs-chair', description: 'An id that names nobody.' })
  readonly by!: string;
}

class OpenChallengeAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly challengeId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly reviewId!: string;

  @ApiProperty({ example: 'September 2021 accountability review' })
  readonly review!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The action that it is about.' })
  readonly actionId?: string;

  @ApiProperty({ example: 'What would bring the two overdue actions back?' })
  readonly question!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly askedOn!: string;
}

class RatingInWordsAnswer {
  @ApiProperty({ enum: RATINGS })
  readonly rating!: (typeof RATINGS)[number];

  @ApiProperty({ example: 'At risk' })
  readonly words!: string;
}

class UpdateInShortAnswer {
  @ApiProperty({ format: 'date', example: '2022-01-31' })
  readonly on!: string;

  @ApiProperty({ example: 'licensing-lead', description: 'An id that names nobody.' })
  readonly by!: string;

  @ApiPropertyOptional({
    example: 'licensing-lead',
    description: 'Who gave it, where somebody else entered it.',
  })
  readonly onBehalfOf?: string;

  @ApiProperty({ example: 'Twelve venues signed up; training dates agreed.' })
  readonly progress!: string;

  @ApiPropertyOptional({
    example: 'Hearings were postponed; new dates are set for May.',
    description: 'Why it is at risk or off track, and the recovery.',
  })
  readonly explanation?: string;
}

class FigureNowAnswer {
  @ApiProperty({
    type: 'integer',
    example: 829,
    description: 'A whole number in the unit; of a share, the numerator.',
  })
  readonly value!: number;

  @ApiPropertyOptional({ type: 'integer', example: 6030, description: 'Of a share.' })
  readonly denominator?: number;
}

class LatestObservationAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31', description: 'Last day that it covers.' })
  readonly periodEnd!: string;

  @ApiPropertyOptional({ type: FigureNowAnswer, description: 'Of a quantitative measure.' })
  readonly figure?: FigureNowAnswer;

  @ApiPropertyOptional({
    example: 'Victims say that they are kept informed; two districts differ.',
    description: 'Of a qualitative measure or an end product: what was found.',
  })
  readonly finding?: string;

  @ApiProperty({ enum: DATA_QUALITIES })
  readonly dataQuality!: (typeof DATA_QUALITIES)[number];
}

class MeasureNowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly measureId!: string;

  @ApiProperty({ example: 'Recorded domestic violence crimes' })
  readonly title!: string;

  @ApiProperty({ enum: MEASURE_KINDS })
  readonly kind!: (typeof MEASURE_KINDS)[number];

  @ApiPropertyOptional({ example: 'crimes', description: 'What the figure counts.' })
  readonly unit?: string;

  @ApiPropertyOptional({ enum: DIRECTIONS })
  readonly direction?: (typeof DIRECTIONS)[number];

  @ApiPropertyOptional({ type: FigureNowAnswer })
  readonly baseline?: FigureNowAnswer;

  @ApiPropertyOptional({ type: FigureNowAnswer })
  readonly target?: FigureNowAnswer;

  @ApiPropertyOptional({ type: LatestObservationAnswer })
  readonly latest?: LatestObservationAnswer;

  @ApiProperty({
    enum: STANDINGS,
    description: 'Not comparable: no direction, or only one of the two figures is a share.',
  })
  readonly standing!: (typeof STANDINGS)[number];
}

class ActionToReportAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiPropertyOptional({
    type: 'integer',
    example: 3,
    description: 'The ETag for an update; absent before its first own event.',
  })
  readonly revision?: number;

  @ApiProperty({ example: 'CS-2021-07' })
  readonly reference!: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  readonly title!: string;

  @ApiProperty({ example: 'Licensing sergeant', description: 'A role in the lead agency.' })
  readonly owner!: string;

  @ApiPropertyOptional({ example: 'Cumbria Police' })
  readonly leadAgency?: string;

  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly originalTargetDate!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly targetDate!: string;

  @ApiProperty({
    enum: ATTENTION,
    isArray: true,
    description: 'Everything that applies, most pressing first.',
  })
  readonly attention!: readonly (typeof ATTENTION)[number][];

  @ApiProperty({ type: RatingInWordsAnswer })
  readonly rating!: RatingInWordsAnswer;

  @ApiProperty({ type: RatingInWordsAnswer, description: 'Before the last update.' })
  readonly previousRating!: RatingInWordsAnswer;

  @ApiPropertyOptional({ type: UpdateInShortAnswer })
  readonly lastUpdate?: UpdateInShortAnswer;

  @ApiPropertyOptional({ type: MeasureNowAnswer })
  readonly measure?: MeasureNowAnswer;

  @ApiProperty({ type: [OpenChallengeAnswer], description: 'About it, and without an answer yet.' })
  readonly boardAsked!: readonly OpenChallengeAnswer[];
}

/** What a group's chair opens first: how far the return has come, and what needs a word. */
export class MyReturnAnswer {
  @ApiProperty({ type: ReviewNamedAnswer })
  readonly review!: ReviewNamedAnswer;

  @ApiProperty({ type: GroupNamedAnswer })
  readonly group!: GroupNamedAnswer;

  @ApiProperty({ example: '18 of 24 updated since 1 October 2021; closes 23 February 2022' })
  readonly headline!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly positionDate!: string;

  @ApiProperty({
    example:
      'The position is taken as at 28 February 2022: what happens after that day belongs to the next review.',
  })
  readonly note!: string;

  @ApiProperty({ type: 'integer', example: 24, description: 'Approved, of the plan.' })
  readonly actionCount!: number;

  @ApiProperty({
    type: 'integer',
    example: 18,
    description: 'With an update or a completion since the last position.',
  })
  readonly updatedCount!: number;

  @ApiProperty({
    format: 'date',
    example: '2021-10-01',
    description: 'The first day after the last position, or of the plan.',
  })
  readonly since!: string;

  @ApiProperty({ format: 'date', example: '2022-02-23' })
  readonly returnsClose!: string;

  @ApiProperty({
    type: 'integer',
    example: 9,
    description: 'Calendar days; negative once returns have closed.',
  })
  readonly daysLeft!: number;

  @ApiProperty({
    type: 'integer',
    example: 7,
    description: 'Working days of England and Wales; 0 once returns have closed.',
  })
  readonly workingDaysLeft!: number;

  @ApiPropertyOptional({ type: ConfirmedReturnAnswer })
  readonly confirmed?: ConfirmedReturnAnswer;

  @ApiProperty({
    format: 'date',
    example: '2022-01-20',
    description: "The group's last meeting; the day the review opened where it held none since.",
  })
  readonly lastMeeting!: string;

  @ApiProperty({ type: [OpenChallengeAnswer], description: 'What has no answer yet.' })
  readonly boardAsked!: readonly OpenChallengeAnswer[];

  @ApiProperty({ type: [ActionToReportAnswer], description: 'Most pressing first.' })
  readonly actions!: readonly ActionToReportAnswer[];
}
