import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { FulfilDuty, MissDuty, ScheduleDuty, WithdrawDuty } from '../duty.js';
import {
  type AgencyId,
  type Asked,
  type BodyId,
  DUTY_KINDS,
  type DutyKind,
  type Rhythm,
} from '../events.js';

/** How a duty comes round, counted from the first time. */
class RhythmDto implements Rhythm {
  @ApiProperty({ example: 12 })
  @IsInt()
  @Min(1)
  @Max(120)
  everyMonths!: number;

  @ApiPropertyOptional({
    format: 'date',
    example: '2025-03-31',
    description: 'It does not fall due after this day.',
  })
  @IsOptional()
  @IsPlainDate()
  until?: PlainDate;
}

/** Who asked for data, and when. */
class AskedDto implements Asked {
  @ApiProperty({ example: 'Ministry of Justice', description: 'An organisation or an office.' })
  @IsString()
  @Length(1, 200)
  by!: string;

  @ApiProperty({ format: 'date', example: '2021-06-01' })
  @IsPlainDate()
  on!: PlainDate;
}

/** Enters a duty into the reporting schedule (S4:325). */
export class ScheduleDutyDto extends CommandDto implements Omit<ScheduleDuty, 'dutyId'> {
  @ApiProperty({ format: 'uuid', description: 'The body that owes it.' })
  @IsId()
  bodyId!: BodyId;

  @ApiPropertyOptional({
    enum: DUTY_KINDS,
    default: 'duty',
    description: 'What is owed of itself, or data that somebody asked for (S4:368).',
  })
  @IsOptional()
  @IsIn([...DUTY_KINDS])
  kind?: DutyKind;

  @ApiProperty({ example: 'Approve the delivery plans of the year' })
  @IsString()
  @Length(1, 400)
  duty!: string;

  @ApiProperty({
    format: 'date',
    example: '2021-06-30',
    description: 'When it is due, or due for the first time.',
  })
  @IsPlainDate()
  due!: PlainDate;

  @ApiProperty({ example: 'Board secretariat', description: 'A role.' })
  @IsString()
  @Length(1, 200)
  owner!: string;

  @ApiPropertyOptional({ example: 'S4:358', description: 'Where it is laid down.' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  source?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The agency that owes it, where it is not the body as a whole.',
  })
  @IsOptional()
  @IsId()
  agencyId?: AgencyId;

  @ApiPropertyOptional({ type: RhythmDto, description: 'Of a duty that comes round.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RhythmDto)
  rhythm?: RhythmDto;

  @ApiPropertyOptional({ type: AskedDto, description: 'Of a data request, and only of one.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AskedDto)
  asked?: AskedDto;
}

const WhichTime = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      format: 'date',
      example: '2021-06-30',
      description: 'Which time it was due; the one that is awaited unless given.',
    }),
    IsOptional(),
    IsPlainDate(),
  );

/** Records that a duty was met: with evidence, a reference, or both. */
export class FulfilDutyDto extends CommandDto implements FulfilDuty {
  @WhichTime()
  due?: PlainDate;

  @SealedText({
    optional: true,
    maxLength: 400,
    example: 'Minutes of the June meeting, item 4',
    description: 'What shows it: a title, link or description; sealed.',
  })
  evidence?: Sealed;

  @ApiPropertyOptional({ example: 'SCB-2021-003', description: 'Of a decision or document.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  reference?: string;
}

/** Records that a duty was missed. */
export class MissDutyDto extends CommandDto implements MissDuty {
  @WhichTime()
  due?: PlainDate;

  @SealedText({ maxLength: 1_000, example: 'The assessment was not finished in time.' })
  because!: Sealed;
}

/** Withdraws a duty: it is owed no more. */
export class WithdrawDutyDto extends CommandDto implements WithdrawDuty {
  @SealedText({ maxLength: 1_000, example: 'The duty passed to the successor partnership.' })
  because!: Sealed;
}
