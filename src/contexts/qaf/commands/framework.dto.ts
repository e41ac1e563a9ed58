import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import type { BodyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { RequirementCode } from '../events.js';
import {
  type Area,
  AREAS,
  CODE_BASES,
  type CodeBasis,
  type Descent,
  DESCENTS,
  type Requirement,
  REQUIREMENT_PATTERN,
} from '../framework.events.js';
import type { AdoptVersion } from '../framework.js';

const AS_A_CODE = {
  message: '$property must be a code as IN-03: capitals, digits, dots and hyphens',
} as const;

class RequirementDto implements Requirement {
  @ApiProperty({ example: 'IN-03' })
  @Matches(new RegExp(REQUIREMENT_PATTERN), AS_A_CODE)
  code!: RequirementCode;

  @ApiProperty({ example: 'Victims are told of key decisions in time' })
  @IsString()
  @Length(1, 400)
  title!: string;

  @ApiProperty({ enum: AREAS, example: 'communication-and-information' })
  @IsIn(AREAS)
  area!: Area;

  @ApiPropertyOptional({ example: 'Right 6', description: 'The entitlement or right it measures.' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  citation?: string;

  @ApiProperty({
    enum: DESCENTS,
    example: 'new',
    description: 'Carried on from the version before, changed from it, or new.',
  })
  @IsIn(DESCENTS)
  descent!: Descent;

  @ApiPropertyOptional({
    example: 'IN-02',
    description: 'The requirement of the version before that it carries on or changes.',
  })
  @IsOptional()
  @Matches(new RegExp(REQUIREMENT_PATTERN), AS_A_CODE)
  from?: RequirementCode;
}

/** Adopts a version of the framework: whole, and with what became of each requirement of the version before. */
export class AdoptVersionDto extends CommandDto implements Omit<AdoptVersion, 'frameworkId'> {
  @ApiProperty({ format: 'uuid', description: 'The Board that commissioned the framework.' })
  @IsId()
  boardId!: BodyId;

  @ApiProperty({ example: "Victims' Code quality assessment framework 2021" })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({
    enum: CODE_BASES,
    example: 'rights',
    description: 'Entitlements of the Code of 2015; rights of that of April 2021.',
  })
  @IsIn(CODE_BASES)
  basis!: CodeBasis;

  @ApiProperty({ format: 'date', example: '2021-06-01' })
  @IsPlainDate()
  inForceFrom!: PlainDate;

  @ApiProperty({ type: [RequirementDto] })
  @IsDefined()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequirementDto)
  requirements!: RequirementDto[];

  @ApiProperty({
    type: [String],
    example: ['CR-07'],
    description: 'What the version before had, and this one has no more.',
  })
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(new RegExp(REQUIREMENT_PATTERN), { each: true, ...AS_A_CODE })
  dropped!: RequirementCode[];

  @ApiProperty({ description: 'Whether its contents stand in no source.' })
  @IsBoolean()
  illustrative!: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'By which the Board adopted it.' })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}
