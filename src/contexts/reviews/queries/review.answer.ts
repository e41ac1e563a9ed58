import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { REVIEW_POINTS, WITHOUT_RETURN } from '../events.js';
import {
  IssuedAddendumAnswer,
  OutturnAnswer,
  PublicationAnswer,
} from './review-afterwards.answer.js';
import {
  ChallengeAnswer,
  JudgementAnswer,
  JudgementChangeAnswer,
  ResultingDecisionAnswer,
  TabledUpdateAnswer,
} from './review-meeting.answer.js';
import {
  FreezeAnswer,
  IssuedPackAnswer,
  PositionCorrectionAnswer,
} from './review-position.answer.js';
import { ChaserAnswer, GroupReturnAnswer, WithdrawnReturnAnswer } from './review-returns.answer.js';
import { CalendarAnswer, TimetableAnswer, TimetableChangeAnswer } from './timetable.answer.js';

const STAGES = ['open', 'frozen', 'closed'] as const;

class GroupUnderReviewAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid', description: 'Its approved plan of the year.' })
  readonly planId!: string;
}

class GroupWithoutReturnAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ enum: WITHOUT_RETURN })
  readonly standing!: (typeof WITHOUT_RETURN)[number];
}

class ClosedReviewAnswer extends EntryAnswer {
  @ApiProperty({ example: '1107', description: 'Of the close in the log.' })
  readonly position!: string;

  @ApiProperty({ type: [GroupWithoutReturnAnswer] })
  readonly withoutReturn!: readonly GroupWithoutReturnAnswer[];
}

/** Which review something is of. */
export class ReviewNamedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly reviewId!: string;

  @ApiProperty({ example: 'March 2022 accountability review' })
  readonly title!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiProperty({ enum: REVIEW_POINTS })
  readonly point!: (typeof REVIEW_POINTS)[number];

  @ApiProperty({ enum: STAGES })
  readonly stage!: (typeof STAGES)[number];
}

/** An accountability review: returns, position, challenges, judgements. */
export class ReviewAnswer extends IntersectionType(ReviewNamedAnswer, RowAnswer) {
  @ApiProperty({ format: 'uuid', description: 'The Board that holds to account.' })
  readonly boardId!: string;

  @ApiProperty({ type: TimetableAnswer })
  readonly timetable!: TimetableAnswer;

  @ApiProperty({ type: [TimetableChangeAnswer] })
  readonly timetableChanges!: readonly TimetableChangeAnswer[];

  @ApiPropertyOptional({ type: CalendarAnswer, description: 'Of the day it was opened.' })
  readonly calendar?: CalendarAnswer;

  @ApiProperty({ type: [GroupUnderReviewAnswer], description: 'All that were asked.' })
  readonly groups!: readonly GroupUnderReviewAnswer[];

  @ApiProperty({ type: EntryAnswer })
  readonly opened!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer, description: 'When returns were last requested.' })
  readonly requested?: EntryAnswer;

  @ApiProperty({ type: [ChaserAnswer] })
  readonly chasers!: readonly ChaserAnswer[];

  @ApiProperty({ type: [GroupReturnAnswer], description: 'Those that stand.' })
  readonly returns!: readonly GroupReturnAnswer[];

  @ApiProperty({ type: [WithdrawnReturnAnswer] })
  readonly withdrawnReturns!: readonly WithdrawnReturnAnswer[];

  @ApiPropertyOptional({ type: FreezeAnswer, description: 'Version 1 of the position.' })
  readonly freeze?: FreezeAnswer;

  @ApiProperty({ type: [PositionCorrectionAnswer], description: 'Version 2 and on.' })
  readonly corrections!: readonly PositionCorrectionAnswer[];

  @ApiProperty({ type: [IssuedPackAnswer] })
  readonly issued!: readonly IssuedPackAnswer[];

  @ApiProperty({ type: [ChallengeAnswer] })
  readonly challenges!: readonly ChallengeAnswer[];

  @ApiProperty({ type: [TabledUpdateAnswer] })
  readonly tabledUpdates!: readonly TabledUpdateAnswer[];

  @ApiProperty({ type: [JudgementAnswer], description: 'As they stand.' })
  readonly judgements!: readonly JudgementAnswer[];

  @ApiProperty({ type: [JudgementChangeAnswer] })
  readonly judgementChanges!: readonly JudgementChangeAnswer[];

  @ApiProperty({ type: [ResultingDecisionAnswer] })
  readonly decisions!: readonly ResultingDecisionAnswer[];

  @ApiPropertyOptional({ type: ClosedReviewAnswer })
  readonly closed?: ClosedReviewAnswer;

  @ApiProperty({ type: [IssuedAddendumAnswer] })
  readonly addenda!: readonly IssuedAddendumAnswer[];

  @ApiPropertyOptional({ type: OutturnAnswer })
  readonly outturn?: OutturnAnswer;

  @ApiProperty({ type: [PublicationAnswer] })
  readonly publications!: readonly PublicationAnswer[];
}
