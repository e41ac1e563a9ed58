import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import type { ActorId } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsActorId, IsId, IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { EndAppointment } from '../body.commands.js';
import { type AgencyId, type Appointment, type Office, OFFICES } from '../events.js';

/** Takes an office over from whoever holds it: their last day is the one before `from`. */
export class ReplaceOfficeHolderDto
  extends CommandDto
  implements Omit<Appointment, 'appointmentId' | 'office'>
{
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

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that appoints.' })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}

/** Appoints somebody to an office in a body. */
export class AppointOfficeHolderDto
  extends ReplaceOfficeHolderDto
  implements Omit<Appointment, 'appointmentId'>
{
  @ApiProperty({ enum: OFFICES })
  @IsIn(OFFICES)
  office!: Office;
}

/** Ends an appointment. */
export class EndAppointmentDto extends CommandDto implements Omit<EndAppointment, 'appointmentId'> {
  @ApiProperty({ format: 'date', example: '2022-03-31', description: 'The last day.' })
  @IsPlainDate()
  to!: PlainDate;
}
