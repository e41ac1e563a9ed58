import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';

const STAGES = ['scheduled', 'fulfilled'] as const;
const STANDINGS = ['upcoming', 'missed', 'met', 'met-late'] as const;

class FulfilledDutyAnswer extends EntryAnswer {
  @ApiProperty({
    example: 'SCB-2021-003',
    description: 'What shows it: a reference, title or link.',
  })
  readonly evidence!: string;
}

/** An entry of the reporting schedule, and how it stands on the day of asking. */
export class DutyAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly dutyId!: string;

  @ApiProperty({ format: 'uuid', description: 'The body that owes it.' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Approve the delivery plans of the year' })
  readonly duty!: string;

  @ApiProperty({ format: 'date', example: '2021-06-30' })
  readonly due!: string;

  @ApiProperty({ example: 'Board secretariat', description: 'A role.' })
  readonly owner!: string;

  @ApiProperty({ enum: STAGES })
  readonly stage!: (typeof STAGES)[number];

  @ApiProperty({ type: EntryAnswer })
  readonly scheduled!: EntryAnswer;

  @ApiPropertyOptional({ type: FulfilledDutyAnswer })
  readonly fulfilled?: FulfilledDutyAnswer;

  @ApiProperty({
    enum: STANDINGS,
    description: 'Today, or on the day of `effectiveAt` or `asAt`.',
  })
  readonly standing!: (typeof STANDINGS)[number];
}
