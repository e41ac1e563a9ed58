import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import { type Marking, MARKINGS } from '../../../kernel/marking.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { AgencyId } from '../../bodies/contract.js';
import type { AssessRequirement, GivenEvidence, ModerateAssessment } from '../cycle.commands.js';
import { type Rating, RATINGS } from '../cycle.events.js';

/** What is handed in by reference or in words: files are kept where the agency keeps them, and linked. */
const GIVEN_KINDS = ['link', 'statement'] as const;

/** What shows something, apart from when it was handed in. */
export class CycleEvidenceDto implements Omit<GivenEvidence, 'evidenceId' | 'file'> {
  @ApiProperty({ enum: GIVEN_KINDS, example: 'link' })
  @IsIn(GIVEN_KINDS)
  kind!: (typeof GIVEN_KINDS)[number];

  @SealedText({ maxLength: 200, example: 'Sampled case files', description: 'Sealed.' })
  title!: Sealed;

  @SealedText({
    optional: true,
    example: 'https://intranet.example/victim-contact-audit',
    description: 'The link or the statement; sealed.',
  })
  content?: Sealed;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency that keeps the original.' })
  @IsOptional()
  @IsId()
  holderId?: AgencyId;

  @ApiPropertyOptional({ enum: MARKINGS, description: 'Partnership, unless said.' })
  @IsOptional()
  @IsIn(MARKINGS)
  marking?: Marking;

  @ApiProperty({ format: 'date', example: '2021-09-30', description: 'The day it speaks of.' })
  @IsPlainDate()
  effectiveOn!: PlainDate;

  @ApiPropertyOptional({
    format: 'date',
    example: '2028-03-31',
    description: 'Until when it is kept.',
  })
  @IsOptional()
  @IsPlainDate()
  keepUntil?: PlainDate;
}

type Assessed = Omit<AssessRequirement, 'agencyId' | 'requirement' | 'evidence'>;

/** Rates an agency on a requirement, for that agency. */
export class AssessRequirementDto extends CommandDto implements Assessed {
  @ApiProperty({ enum: RATINGS, example: 'partly-met' })
  @IsIn(RATINGS)
  rating!: Rating;

  @SealedText({
    optional: true,
    example: 'Contact is made in time, but not recorded in every case.',
    description: 'Sealed. Not applicable needs a reason.',
  })
  because?: Sealed;

  @ApiProperty({ type: [CycleEvidenceDto], description: 'What is met, or partly met, is shown.' })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CycleEvidenceDto)
  evidence!: CycleEvidenceDto[];
}

type Moderated = Omit<ModerateAssessment, 'agencyId' | 'requirement'>;

/** Agrees with an assessment for another agency, or rates otherwise and says why. */
export class ModerateAssessmentDto extends CommandDto implements Moderated {
  @ApiProperty({ format: 'uuid', description: 'The agency that moderates.' })
  @IsId()
  moderatorId!: AgencyId;

  @ApiPropertyOptional({ enum: RATINGS, description: 'As the agency rates itself, unless given.' })
  @IsOptional()
  @IsIn(RATINGS)
  rating?: Rating;

  @SealedText({
    optional: true,
    example: 'The sample covers one area only.',
    description: 'Sealed. Another rating needs a reason.',
  })
  because?: Sealed;
}
