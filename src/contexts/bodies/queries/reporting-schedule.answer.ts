import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DUTY_STANDINGS, type DutyStanding } from '../duty.js';

class StandingsAnswer implements Record<DutyStanding, number> {
  @ApiProperty({ type: 'integer', example: 4 })
  readonly upcoming!: number;

  @ApiProperty({ type: 'integer', example: 1, description: 'Neither met nor recorded as missed.' })
  readonly overdue!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly missed!: number;

  @ApiProperty({ type: 'integer', example: 8 })
  readonly met!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly 'met-late'!: number;
}

class EntryOfScheduleAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly dutyId!: string;

  @ApiProperty({ example: 'Approve the delivery plans of the year' })
  readonly duty!: string;

  @ApiPropertyOptional({ example: 'S4:358', description: 'Where it is laid down.' })
  readonly source?: string;

  @ApiProperty({ format: 'uuid', description: 'The body that owes it.' })
  readonly bodyId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency that owes it to the body.' })
  readonly agencyId?: string;

  @ApiProperty({ example: 'Board secretariat', description: 'A role.' })
  readonly owner!: string;

  @ApiProperty({ format: 'date', example: '2021-06-30' })
  readonly due!: string;

  @ApiProperty({ enum: DUTY_STANDINGS })
  readonly standing!: DutyStanding;

  @ApiPropertyOptional({ format: 'date', example: '2021-06-12' })
  readonly fulfilledOn?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-07-12' })
  readonly missedOn?: string;
}

/** Every time that a duty falls due, and how it stands on the day of asking. */
export class ReportingScheduleAnswer {
  @ApiProperty({
    format: 'date',
    example: '2021-09-22',
    description: 'Today, or the day of `effectiveAt` or `asAt`.',
  })
  readonly on!: string;

  @ApiProperty({ type: StandingsAnswer })
  readonly standings!: StandingsAnswer;

  @ApiProperty({ type: [EntryOfScheduleAnswer], description: 'By the day on which it is due.' })
  readonly entries!: readonly EntryOfScheduleAnswer[];
}
