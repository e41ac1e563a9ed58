import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsString, Length } from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import type { AbolishAgency, MergeAgency, RegisterAgency, RenameAgency } from '../agency.js';
import { AGENCY_CLASSES, type AgencyId } from '../events.js';

/** Registers an agency of the partnership. */
export class RegisterAgencyDto extends CommandDto implements Omit<RegisterAgency, 'agencyId'> {
  @ApiProperty({ example: 'Cumbria Fire & Rescue Service' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: AGENCY_CLASSES, description: 'As the Agreement classes it (S4:252-272).' })
  @IsIn(AGENCY_CLASSES)
  class!: (typeof AGENCY_CLASSES)[number];

  @ApiPropertyOptional({
    format: 'date',
    example: '2023-04-01',
    description: 'The day from which it exists, where that is known; it may lie ahead.',
  })
  @IsOptional()
  @IsPlainDate()
  existsFrom?: PlainDate;

  @ApiPropertyOptional({ description: 'Whether it is an agency of the criminal justice system.' })
  @IsOptional()
  @IsBoolean()
  criminalJustice?: boolean;
}

/** Gives an agency another name, from the day on which it takes effect. */
export class RenameAgencyDto extends CommandDto implements RenameAgency {
  @ApiProperty({ example: 'Police, Fire and Crime Commissioner' })
  @IsString()
  @Length(1, 200)
  name!: string;
}

/** Merges an agency into another one. */
export class MergeAgencyDto extends CommandDto implements MergeAgency {
  @ApiProperty({ format: 'uuid', description: 'The agency that answers for it from then on.' })
  @IsId()
  into!: AgencyId;

  @ApiProperty({
    format: 'date',
    example: '2021-06-26',
    description: 'From this day on it exists no more; it may lie ahead.',
  })
  @IsPlainDate()
  on!: PlainDate;
}

/** Abolishes an agency, with or without successors. */
export class AbolishAgencyDto extends CommandDto implements AbolishAgency {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    example: ['0190aa5e-7c1e-7000-8000-000000000000'],
    description: 'Who answers for it from then on; none where it has no successor.',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @IsId({ each: true })
  successors!: AgencyId[];

  @ApiProperty({
    format: 'date',
    example: '2023-04-01',
    description: 'From this day on it exists no more; it may lie ahead.',
  })
  @IsPlainDate()
  on!: PlainDate;
}
