import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { FigureDto } from '../commands/plan.dto.js';
import { DATA_QUALITIES, DIRECTIONS, MEASURE_KINDS } from '../events.js';

class ObservationAnswer extends EntryAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31', description: 'Last day that it covers.' })
  readonly periodEnd!: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2021-10-01',
    description: 'First day that it covers.',
  })
  readonly periodStart?: string;

  @ApiPropertyOptional({ type: FigureDto, description: 'Of a quantitative measure.' })
  readonly figure?: FigureDto;

  @ApiPropertyOptional({
    example: 'Victims say that they are kept informed; two districts differ.',
    description: 'Of a qualitative measure or an end product: what was found.',
  })
  readonly finding?: string;

  @ApiProperty({ enum: DATA_QUALITIES })
  readonly dataQuality!: (typeof DATA_QUALITIES)[number];
}

/** A measure as its plan defines it. */
export class PlannedMeasureAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly measureId!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly outcomeId?: string;

  @ApiProperty({ example: 'Recorded domestic violence crimes' })
  readonly title!: string;

  @ApiProperty({ enum: MEASURE_KINDS })
  readonly kind!: (typeof MEASURE_KINDS)[number];

  @ApiPropertyOptional({ example: 'crimes', description: 'What the figure counts.' })
  readonly unit?: string;

  @ApiPropertyOptional({ enum: DIRECTIONS })
  readonly direction?: (typeof DIRECTIONS)[number];

  @ApiPropertyOptional({ type: FigureDto })
  readonly baseline?: FigureDto;

  @ApiPropertyOptional({ type: FigureDto })
  readonly target?: FigureDto;

  @ApiProperty({
    description: 'One of the national indicators that the Board must measure (S4:362).',
  })
  readonly nationalIndicator!: boolean;
}

/** A measure with everything ever observed of it. */
export class MeasureAnswer extends IntersectionType(PlannedMeasureAnswer, RowAnswer) {
  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group whose plan it stands in.' })
  readonly bodyId!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiProperty({ type: EntryAnswer })
  readonly defined!: EntryAnswer;

  @ApiProperty({
    type: [ObservationAnswer],
    description:
      'By period, then by when it was given: a later one of the same period restates it.',
  })
  readonly observations!: readonly ObservationAnswer[];

  @ApiPropertyOptional({
    type: ObservationAnswer,
    description: 'What stands for the latest period.',
  })
  readonly latest?: ObservationAnswer;
}
