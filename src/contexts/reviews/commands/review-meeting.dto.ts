import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, SealedText } from '../../../platform/http/fields.js';
import type { BodyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import {
  type ActionId,
  DELIVERY_RATINGS,
  type DeliveryRating,
} from '../../delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../../meetings/contract.js';
import { JUDGEMENT_GRADES, type JudgementGrade } from '../events.js';
import type {
  AnswerChallenge,
  ChangeJudgement,
  JudgeGroup,
  LinkDecision,
  RaiseChallenge,
  TableUpdate,
} from '../review.commands.js';

/** Something said or judged at a meeting of the Board. */
export class AtMeetingDto extends CommandDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The meeting of the Board; that which it held on the day, unless given.',
  })
  @IsOptional()
  @IsId()
  meetingId?: MeetingId;

  @ApiPropertyOptional({ format: 'uuid', description: 'Its item.' })
  @IsOptional()
  @IsId()
  itemId?: ItemId;
}

/** Asks a group something at the review. */
export class RaiseChallengeDto extends AtMeetingDto implements Omit<RaiseChallenge, 'challengeId'> {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiPropertyOptional({
    format: 'uuid',
    description: "The action of the group's plan that the question is about.",
  })
  @IsOptional()
  @IsId()
  actionId?: ActionId;

  @SealedText({ example: 'What would bring the two overdue actions back?', description: 'Sealed.' })
  question!: Sealed;
}

/** Answers what the Board asked. */
export class AnswerChallengeDto extends CommandDto implements Omit<AnswerChallenge, 'challengeId'> {
  @SealedText({ example: 'A joint tender with the neighbouring county.', description: 'Sealed.' })
  answer!: Sealed;
}

/** Records the Board's judgement of a group: outcomes and impact apart. */
export class JudgeGroupDto extends AtMeetingDto implements JudgeGroup {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  @IsIn(JUDGEMENT_GRADES)
  outcomes!: JudgementGrade;

  @ApiProperty({ enum: JUDGEMENT_GRADES })
  @IsIn(JUDGEMENT_GRADES)
  impact!: JudgementGrade;

  @SealedText({
    example: 'Good progress; report on the tender in June.',
    description: 'In words; sealed.',
  })
  judgement!: Sealed;
}

/** Judges a group anew: both judgements are kept, and the reason beside them. */
export class ChangeJudgementDto extends JudgeGroupDto implements ChangeJudgement {
  @SealedText({
    example: 'The figures that were missing in March show an improvement.',
    description: 'Why; sealed.',
  })
  because!: Sealed;
}

/** Records what was tabled at the meeting: the position before the Board does not hold it. */
export class TableUpdateDto extends AtMeetingDto implements Omit<TableUpdate, 'tabledUpdateId'> {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiPropertyOptional({
    format: 'uuid',
    description: "The action of the group's plan that it is about.",
  })
  @IsOptional()
  @IsId()
  actionId?: ActionId;

  @ApiPropertyOptional({ enum: DELIVERY_RATINGS })
  @IsOptional()
  @IsIn(DELIVERY_RATINGS)
  deliveryRating?: DeliveryRating;

  @SealedText({
    example: 'The tender was published on the day before the meeting.',
    description: 'Sealed.',
  })
  update!: Sealed;
}

/** Links a decision of the Board that came of the review. */
export class LinkDecisionDto extends CommandDto implements LinkDecision {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  decisionId!: DecisionId;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The group that it follows from; the review as a whole unless given.',
  })
  @IsOptional()
  @IsId()
  bodyId?: BodyId;
}
