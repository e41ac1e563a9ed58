import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { BodyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import type {
  Because,
  Noted,
  OfRecommendation,
  OpenDhr,
  PublishDhr,
  RecordNationalAnswer,
  RecordQualityAssurance,
  RenameDhr,
} from '../dhr.commands.js';
import {
  DHR_REFERENCE_PATTERN,
  DHR_TYPES,
  type DhrReference,
  type DhrType,
  type MadeRecommendation,
  NATIONAL_ANSWERS,
  type NationalAnswer,
  PUBLISHED_MARKINGS,
  QUALITY_ASSURANCE_OUTCOMES,
  type QualityAssuranceOutcome,
  RECOMMENDATION_SCOPES,
  type RecommendationScope,
  type ReviewName,
  type Theme,
  THEME_PATTERN,
} from '../events.js';

class ReviewNameDto implements ReviewName {
  @ApiProperty({ enum: DHR_TYPES, description: 'What such a review is called by law.' })
  @IsIn(DHR_TYPES)
  type!: DhrType;

  @ApiProperty({
    format: 'date',
    example: '2019-03-01',
    description: 'The first day on which it is called so.',
  })
  @IsPlainDate()
  since!: PlainDate;

  @ApiProperty({
    example: 'Domestic Violence, Crime and Victims Act 2004, section 9',
    description: 'The law or guidance that the name comes from.',
  })
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}]*$/u)
  basis!: string;
}

/** Opens a homicide review under a pseudonym. It is restricted until it is published. */
export class OpenDhrDto extends CommandDto implements Omit<OpenDhr, 'dhrId'> {
  @ApiProperty({ example: 'DHR-2019-01', description: 'A pseudonym: no name, place or initials.' })
  @Matches(new RegExp(DHR_REFERENCE_PATTERN), {
    message: 'reference must be a pseudonym as DHR-2019-01',
  })
  reference!: DhrReference;

  @ApiProperty({ format: 'uuid', description: 'The district partnership that conducts it.' })
  @IsId()
  cspId!: BodyId;

  @ApiProperty({ format: 'uuid', description: 'The Board that its actions come to.' })
  @IsId()
  boardId!: BodyId;

  @ApiProperty({ type: ReviewNameDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ReviewNameDto)
  name!: ReviewNameDto;

  @ApiProperty({ format: 'date', example: '2019-03-01' })
  @IsPlainDate()
  commissionedOn!: PlainDate;
}

/** Says what a review has come to be called. */
export class RenameDhrDto extends CommandDto implements RenameDhr {
  @ApiProperty({ type: ReviewNameDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ReviewNameDto)
  name!: ReviewNameDto;
}

/** Records what the Home Office quality assurance panel found. */
export class RecordQualityAssuranceDto extends CommandDto implements RecordQualityAssurance {
  @ApiProperty({ enum: QUALITY_ASSURANCE_OUTCOMES })
  @IsIn(QUALITY_ASSURANCE_OUTCOMES)
  outcome!: QualityAssuranceOutcome;

  @SealedText({
    optional: true,
    example: 'Two passages were made plainer.',
    description: 'What the panel asked for; sealed.',
  })
  note?: Sealed;
}

/** Publishes a review: from then on others may read it. */
export class PublishDhrDto extends CommandDto implements PublishDhr {
  @ApiProperty({ enum: PUBLISHED_MARKINGS })
  @IsIn(PUBLISHED_MARKINGS)
  marking!: (typeof PUBLISHED_MARKINGS)[number];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The decision of the commissioning partnership, where it is recorded here.',
  })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}

/** Takes something back, or opens it again, and says why. */
export class BecauseDto extends CommandDto implements Because {
  @SealedText({ example: 'It was recorded by mistake.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Says something of it besides, where there is something to say. */
export class NoteDto extends CommandDto implements Noted {
  @SealedText({ optional: true, example: 'As the panel agreed.', description: 'Sealed.' })
  note?: Sealed;
}

/** Adds a recommendation of the report to its review. */
export class MakeDhrRecommendationDto
  extends CommandDto
  implements Omit<MadeRecommendation, 'recommendationId'>
{
  @ApiProperty({ type: 'integer', example: 1, minimum: 1, description: 'As the report has it.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  number!: number;

  @ApiProperty({ enum: RECOMMENDATION_SCOPES })
  @IsIn(RECOMMENDATION_SCOPES)
  scope!: RecommendationScope;

  @ApiProperty({
    type: [String],
    example: ['information-sharing'],
    description: 'Codes, the same in every review: what recurs is seen by them.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(new RegExp(THEME_PATTERN), {
    each: true,
    message: 'themes must be codes as information-sharing',
  })
  @Length(2, 60, { each: true })
  themes!: Theme[];

  @SealedText({ example: 'Agencies share what they know of risk.', description: 'Sealed.' })
  text!: Sealed;

  @ApiPropertyOptional({
    example: 'Home Office',
    description: 'Of a national one: the organisation that it is meant for.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}]*$/u)
  addressee?: string;
}

/** Does not accept a recommendation. */
export class DoNotAcceptRecommendationDto extends CommandDto implements Partial<Because> {
  @SealedText({
    optional: true,
    example: 'Another duty covers it already.',
    description: 'Why: refused without; sealed.',
  })
  because?: Sealed;
}

/** Closes a recommendation, or sends it on, or tells its author. */
export class OfRecommendationDto extends CommandDto {}

/** Records what the addressee of a national recommendation answered. */
export class RecordNationalAnswerDto
  extends CommandDto
  implements Omit<RecordNationalAnswer, keyof OfRecommendation>
{
  @ApiProperty({ enum: NATIONAL_ANSWERS })
  @IsIn(NATIONAL_ANSWERS)
  answer!: NationalAnswer;

  @SealedText({
    optional: true,
    example: 'The guidance was changed in May.',
    description: 'In its own words; sealed.',
  })
  text?: Sealed;
}
