import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { FulfilDuty, ScheduleDuty } from '../duty.js';
import type { BodyId } from '../events.js';

/** Enters a duty into the reporting schedule (S4:325). */
export class ScheduleDutyDto extends CommandDto implements Omit<ScheduleDuty, 'dutyId'> {
  @ApiProperty({ format: 'uuid', description: 'The body that owes it.' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ example: 'Approve the delivery plans of the year' })
  @IsString()
  @Length(1, 400)
  duty!: string;

  @ApiProperty({ format: 'date', example: '2021-06-30' })
  @IsPlainDate()
  due!: PlainDate;

  @ApiProperty({ example: 'Board secretariat', description: 'A role.' })
  @IsString()
  @Length(1, 200)
  owner!: string;
}

/** Records that a duty was met. */
export class FulfilDutyDto extends CommandDto implements FulfilDuty {
  @SealedText({
    maxLength: 400,
    example: 'SCB-2021-003',
    description: 'What shows it: a reference, title or link; sealed.',
  })
  evidence!: Sealed;
}
