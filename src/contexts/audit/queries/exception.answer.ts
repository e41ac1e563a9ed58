import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EventReferenceAnswer } from '../../../platform/http/entry.answer.js';
import { EXCEPTION_KINDS } from './exceptions.js';

/** Something that an auditor asks about, with the event that shows it. */
export class ExceptionAnswer {
  @ApiProperty({ enum: EXCEPTION_KINDS })
  readonly kind!: (typeof EXCEPTION_KINDS)[number];

  @ApiProperty({ example: 'action', description: 'What it is the history of.' })
  readonly recordKind!: string;

  @ApiProperty({ format: 'uuid' })
  readonly recordId!: string;

  @ApiPropertyOptional({ example: 'CS-2021-07' })
  readonly reference?: string;

  @ApiPropertyOptional({
    example: 'Relaunch the ask-for-help scheme in bars with licensing and councils',
  })
  readonly title?: string;

  @ApiProperty({ type: EventReferenceAnswer })
  readonly event!: EventReferenceAnswer;

  @ApiPropertyOptional({
    type: 'integer',
    example: 14,
    description: 'From when it happened to when it was recorded, in England and Wales.',
  })
  readonly workingDays?: number;

  @ApiPropertyOptional({ type: 'integer', example: 2, description: 'How often the date moved.' })
  readonly moves?: number;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-31', description: 'Before all moves.' })
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-15', description: 'After them.' })
  readonly to?: string;
}

class ExceptionCountAnswer {
  @ApiProperty({ enum: EXCEPTION_KINDS })
  readonly kind!: (typeof EXCEPTION_KINDS)[number];

  @ApiProperty({ example: 'Entered by one person for another' })
  readonly means!: string;

  @ApiProperty({ type: 'integer', example: 0 })
  readonly found!: number;

  @ApiProperty({ type: 'integer', example: 23, description: 'None of 23 is a proof; none is not.' })
  readonly examined!: number;

  @ApiProperty({ example: 'completions verified or agreed', description: 'What was examined.' })
  readonly among!: string;
}

/** Each kind of exception, also where there are none: what was looked at is told. */
export class ExceptionSummaryAnswer {
  @ApiProperty({ type: [ExceptionCountAnswer] })
  readonly items!: readonly ExceptionCountAnswer[];
}
