import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  Matches,
  ValidateNested,
} from 'class-validator';
import { type Marking, MARKINGS } from '../../../kernel/marking.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { AgencyId } from '../../bodies/contract.js';
import { type Evidence, EVIDENCE_KINDS, type FileAddress, type PlanId } from '../events.js';

/** A file is named by its address here; what else is recorded of it is known from when it was handed in. */
export class EvidenceDto implements Omit<Evidence, 'evidenceId' | 'file'> {
  @ApiProperty({ enum: EVIDENCE_KINDS, example: 'link' })
  @IsIn(EVIDENCE_KINDS)
  kind!: (typeof EVIDENCE_KINDS)[number];

  @SealedText({ maxLength: 200, example: 'Launch report', description: 'Sealed.' })
  title!: Sealed;

  @SealedText({
    optional: true,
    example: 'https://intranet.example/launch-report',
    description: 'The link or the statement; sealed. None of a file.',
  })
  content?: Sealed;

  @ApiPropertyOptional({
    example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    description: 'Of a file: the address that handing it in for this action gave.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'file must be the address of a file that was handed in' })
  file?: FileAddress;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The agency that keeps the original; the lead agency unless said.',
  })
  @IsOptional()
  @IsId()
  holderId?: AgencyId;

  @ApiPropertyOptional({ enum: MARKINGS, description: 'As the action, unless said.' })
  @IsOptional()
  @IsIn(MARKINGS)
  marking?: Marking;

  @ApiProperty({ format: 'date', example: '2021-12-10', description: 'The day it speaks of.' })
  @IsPlainDate()
  effectiveOn!: PlainDate;

  @ApiPropertyOptional({
    format: 'date',
    example: '2028-03-31',
    description: 'Until when it is kept; without an end unless said.',
  })
  @IsOptional()
  @IsPlainDate()
  keepUntil?: PlainDate;
}

/** Shows something for an action, apart from its completion. */
export class AddEvidenceDto extends CommandDto {
  @ApiProperty({ format: 'uuid', description: 'The plan that holds the action.' })
  @IsId()
  planId!: PlanId;

  @ApiProperty({ type: [EvidenceDto] })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence!: EvidenceDto[];
}

/** For which plan's action a file is handed in. */
export class EvidenceFileQuery {
  @ApiProperty({ format: 'uuid', description: 'The plan that holds the action.' })
  @IsId()
  plan!: PlanId;
}

/** A file that was handed in: give its address as evidence. */
export class HandedInFileDto {
  @ApiProperty({
    example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    description: 'Give it as the `file` of a piece of evidence: SHA-256 of its encrypted bytes.',
  })
  address!: string;

  @ApiProperty({ example: 'launch-report.pdf' })
  name!: string;

  @ApiProperty({ example: 'application/pdf' })
  mediaType!: string;

  @ApiProperty({ type: 'integer', example: 48_211, description: 'In bytes.' })
  size!: number;

  @ApiProperty({
    example: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    description: 'Of the file as it was given.',
  })
  sha256!: string;
}
