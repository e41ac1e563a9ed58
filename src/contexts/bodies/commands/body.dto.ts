import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
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
import type { ActorId } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsActorId, IsId, IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import type { AdoptTermsOfReference, EndAppointment, EstablishBody } from '../body.js';
import {
  type AgencyId,
  type Appointment,
  BODY_KINDS,
  type BodyId,
  CADENCE_KINDS,
  type Office,
  OFFICES,
  type TermsOfReference,
} from '../events.js';

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

/** Appoints somebody to an office in a body. */
export class AppointOfficeHolderDto
  extends CommandDto
  implements Omit<Appointment, 'appointmentId'>
{
  @ApiProperty({ enum: OFFICES })
  @IsIn(OFFICES)
  office!: Office;

  @ApiProperty({ example: 'cs-chair', description: 'The id in the token, which names nobody.' })
  @IsActorId()
  holder!: ActorId;

  @ApiProperty({ example: 'Detective Superintendent', description: 'The role, as published.' })
  @IsString()
  @Length(1, 200)
  role!: string;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  agencyId!: AgencyId;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  @IsPlainDate()
  from!: PlainDate;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-03-31',
    description: 'The last day, if it is known.',
  })
  @IsOptional()
  @IsPlainDate()
  to?: PlainDate;
}

/** Ends an appointment. */
export class EndAppointmentDto extends CommandDto implements Omit<EndAppointment, 'appointmentId'> {
  @ApiProperty({ format: 'date', example: '2022-03-31', description: 'The last day.' })
  @IsPlainDate()
  to!: PlainDate;
}
