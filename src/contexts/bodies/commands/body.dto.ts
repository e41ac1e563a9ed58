import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
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
import type { DecisionId } from '../../decisions/contract.js';
import type {
  AdoptTermsOfReference,
  DissolveBody,
  EstablishBody,
  ExtendPeriod,
  FindMonthNotRequired,
} from '../body.commands.js';
import {
  type AgencyId,
  BODY_KINDS,
  type BodyId,
  CADENCE_KINDS,
  CONTEST_STRANDS,
  type ContestStrand,
  type Delegation,
  MINUTES_RULES,
  type Month,
  type StrandLead,
  type TermsOfReference,
  WAYS_TO_DECIDE,
} from '../events.js';

/** The decision that something rests on, where it is named. */
const DecisionNamed = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ format: 'uuid', description: 'The decision on which it rests.' }),
    IsOptional(),
    IsId(),
  );

class CadenceDto {
  @ApiProperty({ enum: CADENCE_KINDS })
  @IsIn(CADENCE_KINDS)
  kind!: (typeof CADENCE_KINDS)[number];

  @ApiPropertyOptional({ example: 6, description: 'Meetings a year, for `times-a-year`.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  timesAYear?: number;

  @ApiPropertyOptional({ example: 70, description: 'Days without a meeting before a warning.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_660)
  warnAfterDays?: number;

  @ApiPropertyOptional({ example: 'S4:341', description: 'Where it is laid down.' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  source?: string;
}

/** What a body is for, how it meets and decides, from a date on. */
class TermsOfReferenceDto implements Omit<TermsOfReference, 'version'> {
  @ApiProperty({ format: 'date', example: '2020-04-01' })
  @IsPlainDate()
  inForceFrom!: PlainDate;

  @ApiProperty({ example: 'Countywide initiatives for safety and cohesion' })
  @IsString()
  @Length(1, 4_000)
  aim!: string;

  @ApiProperty({ type: CadenceDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => CadenceDto)
  cadence!: CadenceDto;

  @ApiProperty({ example: 4, description: 'Members who must attend for the body to decide.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  quorum!: number;

  @ApiProperty({ description: 'Whether a deputy may stand in for the chair.' })
  @IsBoolean()
  deputies!: boolean;

  @ApiProperty({ description: 'Whether members declare interests per item.' })
  @IsBoolean()
  interestsDeclared!: boolean;

  @ApiPropertyOptional({ enum: WAYS_TO_DECIDE, description: 'How it comes to a decision.' })
  @IsOptional()
  @IsIn(WAYS_TO_DECIDE)
  decides?: (typeof WAYS_TO_DECIDE)[number];

  @ApiPropertyOptional({ enum: MINUTES_RULES, description: 'What makes its minutes final.' })
  @IsOptional()
  @IsIn(MINUTES_RULES)
  minutes?: (typeof MINUTES_RULES)[number];

  @ApiPropertyOptional({ description: 'Whether a decision may be taken between meetings.' })
  @IsOptional()
  @IsBoolean()
  urgentRoute?: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The body as part of whose meeting it sits.',
  })
  @IsOptional()
  @IsId()
  sitsWithin?: BodyId;

  @DecisionNamed()
  decisionId?: DecisionId;
}

/** By whom, for what and until when a Task and Finish group is set up. */
class DelegationDto implements Delegation {
  @ApiProperty({ format: 'uuid', description: 'The body that delegates.' })
  @IsId()
  by!: BodyId;

  @ApiProperty({ example: 'Agree how repeat victims are found across agencies' })
  @IsString()
  @Length(1, 4_000)
  purpose!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31', description: 'The last day.' })
  @IsPlainDate()
  endsOn!: PlainDate;
}

/** Establishes a body with its first terms of reference. */
export class EstablishBodyDto extends CommandDto implements Omit<EstablishBody, 'bodyId'> {
  @ApiProperty({ example: 'Community Safety Business Area Group' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({
    example: 'CS',
    description: 'Begins the references of its decisions and actions.',
  })
  @Matches(/^[A-Z]{2,12}$/, { message: 'shortName must be 2 to 12 capital letters' })
  shortName!: string;

  @ApiProperty({ enum: BODY_KINDS })
  @IsIn(BODY_KINDS)
  kind!: (typeof BODY_KINDS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'The body it reports to.' })
  @IsOptional()
  @IsId()
  reportsTo?: BodyId;

  @ApiPropertyOptional({
    type: [String],
    example: ['Drug harm reduction group'],
    description: 'Other names under which documents speak of it.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  alsoKnownAs?: string[];

  @ApiPropertyOptional({
    type: DelegationDto,
    description: 'Of a Task and Finish group, and of every one.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DelegationDto)
  delegation?: DelegationDto;

  @ApiProperty({ type: TermsOfReferenceDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TermsOfReferenceDto)
  terms!: TermsOfReferenceDto;
}

/** Adopts the next version of a body's terms of reference. */
export class AdoptTermsOfReferenceDto extends CommandDto implements AdoptTermsOfReference {
  @ApiProperty({ type: TermsOfReferenceDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TermsOfReferenceDto)
  terms!: TermsOfReferenceDto;
}

/** Extends the period of a Task and Finish group. */
export class ExtendPeriodDto extends CommandDto implements ExtendPeriod {
  @ApiProperty({ format: 'date', example: '2022-09-30', description: 'The last day from now on.' })
  @IsPlainDate()
  endsOn!: PlainDate;

  @ApiProperty({ format: 'uuid', description: 'Of the body that had delegated it.' })
  @IsId()
  decisionId!: DecisionId;
}

/** Dissolves a body. */
export class DissolveBodyDto extends CommandDto implements DissolveBody {
  @ApiProperty({ format: 'date', example: '2022-03-31' })
  @IsPlainDate()
  lastDay!: PlainDate;

  @DecisionNamed()
  decisionId?: DecisionId;
}

/** Names the lead agency of a Contest strand, from a day on. */
export class NameStrandLeadDto extends CommandDto implements StrandLead {
  @ApiProperty({ enum: CONTEST_STRANDS })
  @IsIn(CONTEST_STRANDS)
  strand!: ContestStrand;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  agencyId!: AgencyId;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  @IsPlainDate()
  from!: PlainDate;

  @DecisionNamed()
  decisionId?: DecisionId;
}

/** Records that a month needed no meeting. */
export class FindMonthNotRequiredDto extends CommandDto implements FindMonthNotRequired {
  @ApiProperty({ example: '2021-08' })
  @Matches(/^(18|19|20|21)\d{2}-(0[1-9]|1[0-2])$/, {
    message: 'month must be a month of the calendar, as 2021-08',
  })
  month!: Month;

  @SealedText({ maxLength: 1_000, example: 'No contract falls due, and nothing was brought.' })
  because!: Sealed;
}
