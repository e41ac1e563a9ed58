import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { ISSUED_KINDS, JUDGEMENT_GRADES, REVIEW_POINTS, WITHOUT_RETURN } from '../events.js';

const STAGES = ['open', 'frozen', 'closed'] as const;

class TimetableAnswer {
  @ApiProperty({ format: 'date', example: '2022-02-23' })
  readonly returnsClose!: string;

  @ApiProperty({
    format: 'date',
    example: '2022-02-28',
    description: 'The position is as at its end.',
  })
  readonly positionDate!: string;

  @ApiProperty({ format: 'date', example: '2022-03-15' })
  readonly meetingDate!: string;
}

class GroupUnderReviewAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid', description: 'Its approved plan of the year.' })
  readonly planId!: string;
}

class GroupReturnAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Every action of the plan, each once.',
  })
  readonly actionIds!: readonly string[];

  @ApiPropertyOptional({
    example: 'Eighteen of twenty-four actions are on track.',
    description: "The chair's statement, at most 120 words.",
  })
  readonly statement?: string;
}

class FreezeAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly positionDate!: string;

  @ApiProperty({ example: '1042', description: 'Of the freeze in the log: the cut is all before.' })
  readonly position!: string;

  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'In which pack and record are written, for ever.',
  })
  readonly packFormat!: number;
}

class IssuedPackAnswer extends EntryAnswer {
  @ApiProperty({ enum: ISSUED_KINDS })
  readonly kind!: (typeof ISSUED_KINDS)[number];

  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly packFormat!: number;

  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 of its JSON, as `GET …/pack` and `GET …/record` give it.',
  })
  readonly digest!: string;
}

class AnsweredChallengeAnswer extends EntryAnswer {
  @ApiProperty({ example: 'A joint tender with the neighbouring county.' })
  readonly answer!: string;
}

class ChallengeAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly challengeId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group that was asked.' })
  readonly bodyId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The action that it is about.' })
  readonly actionId?: string;

  @ApiProperty({ example: 'What would bring the two overdue actions back?' })
  readonly question!: string;

  @ApiPropertyOptional({ type: AnsweredChallengeAnswer })
  readonly answered?: AnsweredChallengeAnswer;
}

class JudgementAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  readonly outcomes!: (typeof JUDGEMENT_GRADES)[number];

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  readonly impact!: (typeof JUDGEMENT_GRADES)[number];

  @ApiProperty({ example: 'Good progress; report on the tender in June.' })
  readonly judgement!: string;
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

  @ApiProperty({ type: [GroupUnderReviewAnswer], description: 'All that were asked.' })
  readonly groups!: readonly GroupUnderReviewAnswer[];

  @ApiProperty({ type: EntryAnswer })
  readonly opened!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer, description: 'When returns were last requested.' })
  readonly requested?: EntryAnswer;

  @ApiProperty({ type: [GroupReturnAnswer] })
  readonly returns!: readonly GroupReturnAnswer[];

  @ApiPropertyOptional({ type: FreezeAnswer })
  readonly freeze?: FreezeAnswer;

  @ApiProperty({ type: [IssuedPackAnswer] })
  readonly issued!: readonly IssuedPackAnswer[];

  @ApiProperty({ type: [ChallengeAnswer] })
  readonly challenges!: readonly ChallengeAnswer[];

  @ApiProperty({ type: [JudgementAnswer] })
  readonly judgements!: readonly JudgementAnswer[];

  @ApiPropertyOptional({ type: ClosedReviewAnswer })
  readonly closed?: ClosedReviewAnswer;
}
