import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { FigureDto } from '../commands/plan.dto.js';
import {
  DATA_QUALITIES,
  DIRECTIONS,
  FIGURE_STATUSES,
  MEASURE_KINDS,
  type Movement,
  MOVEMENTS,
} from '../events.js';
import { GiverAnswer } from './giver.answer.js';
import { CURRENCIES } from './measure-currency.js';

const OUTCOME_RATINGS = [...MOVEMENTS, 'no-data'] as const;

class RestatesAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly observationId!: string;

  @ApiProperty({ example: 'Two cases had been counted twice.' })
  readonly because!: string;
}

class ObservedAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'By this it is restated.' })
  readonly observationId!: string;

  @ApiProperty({ format: 'date', example: '2021-12-31', description: 'Last day that it covers.' })
  readonly periodEnd!: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2021-10-01',
    description: 'First day that it covers.',
  })
  readonly periodStart?: string;

  @ApiPropertyOptional({
    example: 'Recorded crime, monthly extract of January 2022',
    description: 'Where it was taken from.',
  })
  readonly source?: string;

  @ApiPropertyOptional({ type: RestatesAnswer, description: 'In whose place it stands, and why.' })
  readonly restates?: RestatesAnswer;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-04-30',
    description: 'By when the next one is expected.',
  })
  readonly nextExpected?: string;

  @ApiPropertyOptional({ type: GiverAnswer, description: 'As whom somebody else gave it.' })
  readonly givenBy?: GiverAnswer;
}

class ObservationAnswer extends ObservedAnswer {
  @ApiPropertyOptional({ type: FigureDto, description: 'Of a quantitative measure.' })
  readonly figure?: FigureDto;

  @ApiPropertyOptional({
    example: 'Victims say that they are kept informed; two districts differ.',
    description: 'Of a qualitative measure or an end product: what was found.',
  })
  readonly finding?: string;

  @ApiPropertyOptional({
    enum: MOVEMENTS,
    description: 'Which way that finding was judged to point.',
  })
  readonly movement?: Movement;

  @ApiProperty({ enum: DATA_QUALITIES })
  readonly dataQuality!: (typeof DATA_QUALITIES)[number];

  @ApiPropertyOptional({ enum: FIGURE_STATUSES, description: 'How far it is final.' })
  readonly status?: (typeof FIGURE_STATUSES)[number];
}

class WithoutDataAnswer extends ObservedAnswer {
  @ApiProperty({ example: 'The survey was not run this quarter.' })
  readonly because!: string;
}

class RestatementAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly periodEnd!: string;

  @ApiProperty({ format: 'uuid', description: 'The observation that stood before.' })
  readonly replaced!: string;

  @ApiProperty({ format: 'uuid', description: 'The observation in its place.' })
  readonly by!: string;

  @ApiPropertyOptional({ example: 'Two cases had been counted twice.' })
  readonly because?: string;
}

class CurrencyAnswer {
  @ApiProperty({ enum: CURRENCIES })
  readonly standing!: (typeof CURRENCIES)[number];

  @ApiPropertyOptional({
    type: 'integer',
    example: 32,
    description: 'Days since the end of the latest period with data.',
  })
  readonly ageInDays?: number;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-04-30',
    description: 'By when the next one should be there.',
  })
  readonly nextBy?: string;
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

  @ApiProperty({
    type: [WithoutDataAnswer],
    description: 'Periods for which there is neither figure nor finding, and why.',
  })
  readonly withoutData!: readonly WithoutDataAnswer[];

  @ApiProperty({ type: [RestatementAnswer] })
  readonly restatements!: readonly RestatementAnswer[];

  @ApiPropertyOptional({
    type: ObservationAnswer,
    description: 'What stands for the latest period with data.',
  })
  readonly latest?: ObservationAnswer;

  @ApiPropertyOptional({
    type: ObservationAnswer,
    description: 'What stands for the period with data before it.',
  })
  readonly previous?: ObservationAnswer;

  @ApiPropertyOptional({
    type: WithoutDataAnswer,
    description: 'That there is no data for a period later than `latest`.',
  })
  readonly noData?: WithoutDataAnswer;

  @ApiProperty({
    enum: OUTCOME_RATINGS,
    description: 'As figures tell, or as was judged of a finding; apart from how delivery goes.',
  })
  readonly sincePrevious!: (typeof OUTCOME_RATINGS)[number];

  @ApiProperty({ enum: OUTCOME_RATINGS })
  readonly sinceBaseline!: (typeof OUTCOME_RATINGS)[number];

  @ApiProperty({
    type: CurrencyAnswer,
    description: 'How old what stands is, against its rhythm, on the day that is asked about.',
  })
  readonly currency!: CurrencyAnswer;
}
