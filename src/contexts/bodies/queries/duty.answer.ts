import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { DUTY_STANDINGS, type DutyStanding } from '../duty.js';
import { DUTY_KINDS, type DutyKind } from '../events.js';

const STAGES = ['scheduled', 'fulfilled', 'missed', 'withdrawn'] as const;

class FulfilledDutyAnswer extends EntryAnswer {
  @ApiPropertyOptional({
    example: 'Minutes of the June meeting, item 4',
    description: 'What shows it: a title, link or description.',
  })
  readonly evidence?: string;

  @ApiPropertyOptional({ example: 'SCB-2021-003', description: 'Of a decision or document.' })
  readonly reference?: string;
}

class MissedDutyAnswer extends EntryAnswer {
  @ApiProperty({ example: 'The assessment was not finished in time.' })
  readonly because!: string;
}

class RhythmAnswer {
  @ApiProperty({ type: 'integer', example: 12 })
  readonly everyMonths!: number;

  @ApiPropertyOptional({ format: 'date', example: '2025-03-31', description: 'Not due after it.' })
  readonly until?: string;
}

class AskedAnswer {
  @ApiProperty({ example: 'Ministry of Justice', description: 'An organisation or an office.' })
  readonly by!: string;

  @ApiProperty({ format: 'date', example: '2021-06-01' })
  readonly on!: string;
}

/** One time that a duty falls due. */
export class DutyTimeAnswer {
  @ApiProperty({ format: 'date', example: '2021-06-30' })
  readonly due!: string;

  @ApiPropertyOptional({ type: FulfilledDutyAnswer })
  readonly fulfilled?: FulfilledDutyAnswer;

  @ApiPropertyOptional({ format: 'date', example: '2021-06-12' })
  readonly fulfilledOn?: string;

  @ApiPropertyOptional({ type: MissedDutyAnswer })
  readonly missed?: MissedDutyAnswer;

  @ApiPropertyOptional({ format: 'date', example: '2021-07-12' })
  readonly missedOn?: string;

  @ApiProperty({
    enum: DUTY_STANDINGS,
    description:
      'Today, or on the day of `effectiveAt` or `asAt`. Overdue is what nobody has recorded as missed.',
  })
  readonly standing!: DutyStanding;
}

/** An entry of the reporting schedule, and how it stands on the day of asking. */
export class DutyAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly dutyId!: string;

  @ApiProperty({ format: 'uuid', description: 'The body that owes it.' })
  readonly bodyId!: string;

  @ApiProperty({ enum: DUTY_KINDS })
  readonly kind!: DutyKind;

  @ApiProperty({ example: 'Approve the delivery plans of the year' })
  readonly duty!: string;

  @ApiPropertyOptional({ example: 'S4:358', description: 'Where it is laid down.' })
  readonly source?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency that owes it to the body.' })
  readonly agencyId?: string;

  @ApiProperty({ example: 'Board secretariat', description: 'A role.' })
  readonly owner!: string;

  @ApiPropertyOptional({ type: RhythmAnswer, description: 'Of a duty that comes round.' })
  readonly rhythm?: RhythmAnswer;

  @ApiPropertyOptional({ type: AskedAnswer, description: 'Of a data request.' })
  readonly asked?: AskedAnswer;

  @ApiProperty({
    format: 'date',
    example: '2021-06-30',
    description: 'The time that is awaited, or was the last; what became of it stands beside it.',
  })
  readonly due!: string;

  @ApiProperty({ enum: STAGES })
  readonly stage!: (typeof STAGES)[number];

  @ApiProperty({ type: EntryAnswer })
  readonly scheduled!: EntryAnswer;

  @ApiPropertyOptional({ type: FulfilledDutyAnswer })
  readonly fulfilled?: FulfilledDutyAnswer;

  @ApiPropertyOptional({ type: MissedDutyAnswer })
  readonly missed?: MissedDutyAnswer;

  @ApiPropertyOptional({ type: MissedDutyAnswer, description: 'Owed no more, and why.' })
  readonly withdrawn?: MissedDutyAnswer;

  @ApiProperty({ type: [DutyTimeAnswer], description: 'Every time so far, and the one awaited.' })
  readonly times!: readonly DutyTimeAnswer[];

  @ApiPropertyOptional({
    enum: DUTY_STANDINGS,
    description: 'Of its last time; absent of a duty that was withdrawn before it was due.',
  })
  readonly standing?: DutyStanding;
}
