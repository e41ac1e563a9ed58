import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { BodyId } from '../../bodies/contract.js';
import {
  type ActionId,
  PLAN_YEAR_PATTERN,
  type PlanId,
  type PlanYear,
} from '../../delivery-plans/contract.js';
import {
  type GroupUnderReview,
  ISSUED_KINDS,
  JUDGEMENT_GRADES,
  type JudgementGrade,
  REVIEW_POINTS,
  WITHOUT_RETURN,
} from '../events.js';
import type {
  AnswerChallenge,
  CloseReview,
  ConfirmReturn,
  JudgeGroup,
  OpenReview,
  RaiseChallenge,
  RequestReturns,
} from '../review.commands.js';

/** Opens an accountability review with its timetable. */
export class OpenReviewDto extends CommandDto implements Omit<OpenReview, 'reviewId'> {
  @ApiProperty({ format: 'uuid', description: 'The Board that holds to account.' })
  @IsId()
  boardId!: BodyId;

  @ApiProperty({ example: '2021/22' })
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear!: PlanYear;

  @ApiProperty({ enum: REVIEW_POINTS })
  @IsIn(REVIEW_POINTS)
  point!: (typeof REVIEW_POINTS)[number];

  @ApiProperty({ example: 'March 2022 accountability review' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({ format: 'date', example: '2022-02-23' })
  @IsPlainDate()
  returnsClose!: PlainDate;

  @ApiProperty({
    format: 'date',
    example: '2022-02-28',
    description: 'The position is as at its end.',
  })
  @IsPlainDate()
  positionDate!: PlainDate;

  @ApiProperty({ format: 'date', example: '2022-03-15' })
  @IsPlainDate()
  meetingDate!: PlainDate;
}

class GroupDto implements GroupUnderReview {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ format: 'uuid', description: 'Its approved plan of the year.' })
  @IsId()
  planId!: PlanId;
}

/** Asks each group for its return. */
export class RequestReturnsDto extends CommandDto implements RequestReturns {
  @ApiProperty({ type: [GroupDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GroupDto)
  groups!: GroupDto[];
}

/** Confirms a group's return as a whole, as its chair or deputy. */
export class ConfirmReturnDto extends CommandDto implements ConfirmReturn {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Every action of the plan, each once.',
  })
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsId({ each: true })
  actionIds!: ActionId[];

  @SealedText({
    optional: true,
    maxWords: 120,
    example: 'Eighteen of twenty-four actions are on track.',
    description: "The chair's statement, at most 120 words; sealed.",
  })
  statement?: Sealed;
}

/** Freezes the position: all that was recorded before it, for ever. */
export class FreezePositionDto extends CommandDto {}

/** Issues the pack, or after the close the record, under its digest. */
export class IssuePackDto extends CommandDto {
  @ApiProperty({ enum: ISSUED_KINDS })
  @IsIn(ISSUED_KINDS)
  kind!: (typeof ISSUED_KINDS)[number];
}

/** Asks a group something at the review. */
export class RaiseChallengeDto extends CommandDto implements Omit<RaiseChallenge, 'challengeId'> {
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
export class JudgeGroupDto extends CommandDto implements JudgeGroup {
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

class WithoutReturnDto {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ enum: WITHOUT_RETURN })
  @IsIn(WITHOUT_RETURN)
  standing!: (typeof WITHOUT_RETURN)[number];
}

/** Closes the review; a group without a return is named with how it stands. */
export class CloseReviewDto extends CommandDto implements CloseReview {
  @ApiProperty({ type: [WithoutReturnDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => WithoutReturnDto)
  withoutReturn!: WithoutReturnDto[];
}
