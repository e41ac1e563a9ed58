import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { DELIVERY_RATINGS } from '../../delivery-plans/contract.js';
import { JUDGEMENT_GRADES } from '../events.js';

class AtMeetingAnswer extends EntryAnswer {
  @ApiPropertyOptional({ format: 'uuid', description: "The Board's meeting, where it is known." })
  readonly meetingId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Its item.' })
  readonly itemId?: string;
}

class AnsweredChallengeAnswer extends EntryAnswer {
  @ApiProperty({ example: 'A joint tender with the neighbouring county.' })
  readonly answer!: string;
}

export class ChallengeAnswer extends AtMeetingAnswer {
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

/** Tabled at the meeting: the position does not hold it. */
export class TabledUpdateAnswer extends AtMeetingAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly tabledUpdateId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The action that it is about.' })
  readonly actionId?: string;

  @ApiPropertyOptional({ enum: DELIVERY_RATINGS })
  readonly deliveryRating?: (typeof DELIVERY_RATINGS)[number];

  @ApiProperty({ example: 'The tender was published on the day before the meeting.' })
  readonly update!: string;
}

export class JudgementAnswer extends AtMeetingAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'Of the position before the Board.' })
  readonly positionVersion!: number;

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  readonly outcomes!: (typeof JUDGEMENT_GRADES)[number];

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  readonly impact!: (typeof JUDGEMENT_GRADES)[number];

  @ApiProperty({ example: 'Good progress; report on the tender in June.' })
  readonly judgement!: string;
}

/** What the Board concluded before, and why it changed its mind. */
export class JudgementChangeAnswer extends AtMeetingAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ type: JudgementAnswer })
  readonly before!: JudgementAnswer;

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  readonly outcomes!: (typeof JUDGEMENT_GRADES)[number];

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  readonly impact!: (typeof JUDGEMENT_GRADES)[number];

  @ApiProperty({ example: 'The figures that were missing in March show an improvement.' })
  readonly because!: string;
}

export class ResultingDecisionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The group that it follows from.' })
  readonly bodyId?: string;
}
