import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  ValidateNested,
} from 'class-validator';
import type { ActorId } from '../../../kernel/ids.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsActorId, IsId, IsOptional, SealedText } from '../../../platform/http/fields.js';
import type { AgencyId, BodyId } from '../../bodies/contract.js';
import type { ActionId, PlanId } from '../../delivery-plans/contract.js';
import { CHASER_MEANS, type GroupUnderReview, WITHOUT_RETURN } from '../events.js';
import type {
  CloseReview,
  ConfirmReturn,
  CorrectPosition,
  RecordChaser,
  RequestReturns,
  WithdrawReturn,
} from '../review.commands.js';

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

/** Records that somebody was reminded of what is outstanding. */
export class RecordChaserDto extends CommandDto implements RecordChaser {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      "The agency that leads on the actions, where it was chased and not the group's chair.",
  })
  @IsOptional()
  @IsId()
  leadAgencyId?: AgencyId;

  @ApiPropertyOptional({ example: 'cs-chair', description: 'Who was reminded.' })
  @IsOptional()
  @IsActorId()
  chased?: ActorId;

  @ApiProperty({ enum: CHASER_MEANS })
  @IsIn(CHASER_MEANS)
  means!: (typeof CHASER_MEANS)[number];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: "What it listed: actions of the group's plan only.",
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsId({ each: true })
  actionIds!: ActionId[];
}

/** Takes a confirmed return back, as the chair or deputy of the group. */
export class WithdrawReturnDto extends CommandDto implements WithdrawReturn {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  bodyId!: BodyId;

  @SealedText({ example: 'Two updates came in after it was confirmed.', description: 'Sealed.' })
  because!: Sealed;
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

/** Takes the position of the same day anew, because it or its pack was wrong; the version before is kept. */
export class CorrectPositionDto extends CommandDto implements CorrectPosition {
  @SealedText({ example: 'One action was rated by mistake.', description: 'Why; sealed.' })
  because!: Sealed;
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
