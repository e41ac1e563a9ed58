import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';

export class TimetableAnswer {
  @ApiPropertyOptional({ format: 'date', example: '2022-01-31' })
  readonly returnsOpen?: string;

  @ApiProperty({ format: 'date', example: '2022-02-23' })
  readonly returnsClose!: string;

  @ApiProperty({
    format: 'date',
    example: '2022-02-28',
    description: 'The position is as at its end.',
  })
  readonly positionDate!: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-08' })
  readonly packIssuedBy?: string;

  @ApiProperty({ format: 'date', example: '2022-03-15' })
  readonly meetingDate!: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-04-30' })
  readonly publishedBy?: string;
}

/** The timetable that another took the place of. */
export class TimetableChangeAnswer extends EntryAnswer {
  @ApiProperty({ type: TimetableAnswer })
  readonly before!: TimetableAnswer;

  @ApiProperty({ example: 'The Board meets a week later.' })
  readonly because!: string;
}

export class CalendarAnswer {
  @ApiProperty({ type: 'integer', example: 4, description: 'Month in which the plan year begins.' })
  readonly startsMonth!: number;

  @ApiProperty({ type: 'integer', example: 9, description: 'Month of the mid-year review.' })
  readonly midMonth!: number;

  @ApiProperty({ type: 'integer', example: 3, description: 'Month of the end-of-year review.' })
  readonly endMonth!: number;
}
