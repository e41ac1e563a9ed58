import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { CommandDto } from '../../../platform/http/command.dto.js';
import type { RegisterAgency } from '../agency.js';
import { AGENCY_CLASSES } from '../events.js';

/** Registers an agency of the partnership. */
export class RegisterAgencyDto extends CommandDto implements Omit<RegisterAgency, 'agencyId'> {
  @ApiProperty({ example: 'Cumbria Fire & Rescue Service' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: AGENCY_CLASSES, description: 'As the Agreement classes it (S4:252-272).' })
  @IsIn(AGENCY_CLASSES)
  class!: (typeof AGENCY_CLASSES)[number];
}
