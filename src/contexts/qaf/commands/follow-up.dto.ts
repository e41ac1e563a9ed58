import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { ActorId } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import {
  IsActorId,
  IsId,
  IsOptional,
  IsPlainDate,
  SealedText,
} from '../../../platform/http/fields.js';
import type { AgencyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { ActionId, PlanId } from '../../delivery-plans/contract.js';
import type {
  CloseFinding,
  DisposeRecommendation,
  GivenDisposition,
  MakeRecommendation,
  RaiseFinding,
} from '../cycle.commands.js';
import { DISPOSITIONS } from '../cycle.events.js';
import type { FindingId, RequirementCode } from '../events.js';
import { REQUIREMENT_PATTERN } from '../framework.events.js';
import { CycleEvidenceDto } from './assessment.dto.js';

/** Raises a finding on requirements: of some agencies, or of all. */
export class RaiseFindingDto extends CommandDto implements Omit<RaiseFinding, 'findingId'> {
  @ApiProperty({ type: [String], example: ['IN-03'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Matches(new RegExp(REQUIREMENT_PATTERN), {
    each: true,
    message: 'requirements must be codes of requirements',
  })
  requirements!: RequirementCode[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Whom it concerns; all, where nobody is named.',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @IsId({ each: true })
  agencyIds!: AgencyId[];

  @SealedText({ example: 'Decisions are told late where cases are transferred.' })
  text!: Sealed;
}

/** Makes a recommendation on one or more findings. */
export class MakeRecommendationDto
  extends CommandDto
  implements Omit<MakeRecommendation, 'recommendationId'>
{
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsId({ each: true })
  findingIds!: FindingId[];

  @SealedText({ example: 'Agree who tells the victim when a case is transferred.' })
  text!: Sealed;
}

/** What is to carry a recommendation: just the members of its kind. */
export class DispositionDto implements GivenDisposition {
  @ApiProperty({ enum: DISPOSITIONS, example: 'new-action' })
  @IsIn(DISPOSITIONS)
  kind!: (typeof DISPOSITIONS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: "Of an action of a group's plan." })
  @IsOptional()
  @IsId()
  planId?: PlanId;

  @ApiPropertyOptional({ format: 'uuid', description: "Of an action of a group's plan." })
  @IsOptional()
  @IsId()
  actionId?: ActionId;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of an action of a single agency.' })
  @IsOptional()
  @IsId()
  agencyId?: AgencyId;

  @ApiPropertyOptional({ example: 'Head of victim services', description: 'A role in the agency.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  owner?: string;

  @ApiPropertyOptional({ example: 'victim-services-lead' })
  @IsOptional()
  @IsActorId()
  ownerId?: ActorId;

  @ApiPropertyOptional({ format: 'date', example: '2022-06-30' })
  @IsOptional()
  @IsPlainDate()
  due?: PlainDate;

  @SealedText({ optional: true, example: 'Review the letters that are sent to victims.' })
  action?: Sealed;

  @SealedText({
    optional: true,
    maxLength: 1_000,
    example: 'It is a matter for national guidance.',
    description: 'Why it is not accepted; sealed.',
  })
  because?: Sealed;
}

/** Says what becomes of a recommendation. */
export class DisposeRecommendationDto
  extends CommandDto
  implements Omit<DisposeRecommendation, 'recommendationId'>
{
  @ApiProperty({ type: DispositionDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => DispositionDto)
  disposition!: DispositionDto;

  @ApiPropertyOptional({ format: 'uuid', description: 'By which it was decided.' })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;

  @SealedText({
    optional: true,
    maxLength: 1_000,
    example: 'The action was taken over by the group.',
    description: 'Why, where it takes the place of another disposition; sealed.',
  })
  because?: Sealed;
}

/** Closes a finding: by the completed actions that carry its recommendations, or by a statement. */
export class CloseFindingDto
  extends CommandDto
  implements Omit<CloseFinding, 'findingId' | 'evidence'>
{
  @SealedText({
    optional: true,
    example: 'Letters were reviewed; a sample shows that they are sent in time.',
    description: 'What was done, where no completed action shows it; sealed.',
  })
  statement?: Sealed;

  @ApiProperty({ type: [CycleEvidenceDto] })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CycleEvidenceDto)
  evidence!: CycleEvidenceDto[];
}
