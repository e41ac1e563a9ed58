import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BODY_KINDS, CADENCE_KINDS } from '../../bodies/contract.js';
import { CADENCE_STANDINGS, type CadenceStanding } from '../cadence.js';

class CadenceRuleAnswer {
  @ApiProperty({ enum: CADENCE_KINDS })
  readonly kind!: (typeof CADENCE_KINDS)[number];

  @ApiProperty({ type: 'integer', example: 2, description: 'Of the terms of reference in force.' })
  readonly termsVersion!: number;

  @ApiPropertyOptional({ type: 'integer', example: 6 })
  readonly timesAYear?: number;

  @ApiPropertyOptional({
    type: 'integer',
    example: 70,
    description: 'As the terms say; for six a year 70 unless they do, which is our own rule.',
  })
  readonly warnAfterDays?: number;

  @ApiPropertyOptional({ example: 'S4:341', description: 'Where it is laid down.' })
  readonly source?: string;
}

class MeetingsOfTheYearAnswer {
  @ApiProperty({
    format: 'date',
    example: '2020-07-21',
    description: 'Twelve months before, or the day on which it was established.',
  })
  readonly from!: string;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly held!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly inquorate!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly cancelled!: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Months found to need no meeting.' })
  readonly notRequired!: number;
}

class CadenceOfBodyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Community Safety Business Area Group' })
  readonly name!: string;

  @ApiProperty({ example: 'CS' })
  readonly shortName!: string;

  @ApiProperty({ enum: BODY_KINDS })
  readonly kind!: (typeof BODY_KINDS)[number];

  @ApiProperty({ enum: CADENCE_STANDINGS })
  readonly standing!: CadenceStanding;

  @ApiProperty({
    example: 'last met 71 days ago; six a year, warned beyond 70 days (S4:341)',
  })
  readonly words!: string;

  @ApiPropertyOptional({ type: CadenceRuleAnswer })
  readonly rule?: CadenceRuleAnswer;

  @ApiProperty({ type: MeetingsOfTheYearAnswer })
  readonly year!: MeetingsOfTheYearAnswer;

  @ApiPropertyOptional({ format: 'date', example: '2021-07-13', description: 'Quorate.' })
  readonly lastMet?: string;

  @ApiProperty({
    type: 'integer',
    example: 71,
    description: 'Since it last met, or was established.',
  })
  readonly daysSince!: number;

  @ApiPropertyOptional({ format: 'date', example: '2021-09-14', description: 'Convened already.' })
  readonly next?: string;

  @ApiProperty({
    type: [String],
    example: ['2021-05'],
    description: 'Months over without a meeting, and not found to need none.',
  })
  readonly monthsUnaccounted!: readonly string[];

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31', description: 'Of a set period.' })
  readonly endsOn?: string;
}

/** How each body that exists on a day keeps to the rule on its meetings. */
export class CadencesOnADayAnswer {
  @ApiProperty({
    format: 'date',
    example: '2021-09-22',
    description: 'Today, or the day of `effectiveAt` or `asAt`.',
  })
  readonly on!: string;

  @ApiProperty({ type: [CadenceOfBodyAnswer] })
  readonly bodies!: readonly CadenceOfBodyAnswer[];
}
