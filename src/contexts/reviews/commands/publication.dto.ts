import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, SealedText } from '../../../platform/http/fields.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { MeetingId } from '../../meetings/contract.js';
import { type LogPosition, PACK_PARTS, type PackPart, PUBLISHED_KINDS } from '../events.js';
import type { ApprovePublication, WithdrawPublication } from '../review.commands.js';

const UP_TO = {
  example: '1410',
  description: 'The last position of the log that it takes in: the `Ledger-Position` of the draft.',
} as const;

/** Issues what came too late for the position, up to a position of the log. */
export class IssueAddendumDto extends CommandDto {
  @ApiPropertyOptional({ enum: PACK_PARTS, default: 1 })
  @IsOptional()
  @IsIn(PACK_PARTS)
  part?: PackPart;

  @ApiProperty(UP_TO)
  @Matches(/^[1-9]\d{0,17}$/, { message: 'upTo must be a Ledger-Position' })
  upTo!: LogPosition;
}

/** Confirms what a provisional position came to by the end of the year. */
export class ConfirmOutturnDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'Of the Board, after the review was closed.' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'Of that meeting, about this review.' })
  @IsId()
  decisionId!: DecisionId;

  @ApiProperty(UP_TO)
  @Matches(/^[1-9]\d{0,17}$/, { message: 'upTo must be a Ledger-Position' })
  upTo!: LogPosition;
}

/** Makes an issued document public, on a decision of the Board about this review. */
export class ApprovePublicationDto
  extends CommandDto
  implements Omit<ApprovePublication, 'publicationId' | 'part'>
{
  @ApiProperty({ format: 'uuid' })
  @IsId()
  decisionId!: DecisionId;

  @ApiProperty({ enum: PUBLISHED_KINDS })
  @IsIn(PUBLISHED_KINDS)
  kind!: (typeof PUBLISHED_KINDS)[number];

  @ApiPropertyOptional({ enum: PACK_PARTS, default: 1, description: 'Part 2 is never published.' })
  @IsOptional()
  @IsIn(PACK_PARTS)
  part?: PackPart;

  @ApiProperty({ type: 'integer', example: 1, minimum: 1, maximum: 999 })
  @IsInt()
  @Min(1)
  @Max(999)
  version!: number;

  @ApiProperty({ example: 'March 2022 accountability review' })
  @IsString()
  @Length(1, 200)
  title!: string;
}

/** Takes a publication back: from then on nobody finds it. */
export class WithdrawPublicationDto
  extends CommandDto
  implements Omit<WithdrawPublication, 'publicationId'>
{
  @ApiPropertyOptional({ format: 'uuid', description: 'Where the Board decided so.' })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;

  @SealedText({ example: 'A figure was found to be wrong.', description: 'Why; sealed.' })
  because!: Sealed;
}
