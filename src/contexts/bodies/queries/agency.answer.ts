import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { AGENCY_CLASSES } from '../events.js';

class AgencyNameAnswer {
  @ApiProperty({ example: 'Cumbria Fire & Rescue Service' })
  readonly name!: string;

  @ApiProperty({ format: 'date', example: '2020-04-01' })
  readonly since!: string;
}

const FATES = ['merged', 'abolished'] as const;

class AgencyFateAnswer {
  @ApiProperty({ enum: FATES })
  readonly how!: (typeof FATES)[number];

  @ApiProperty({
    format: 'date',
    example: '2021-06-26',
    description: 'From this day on it exists no more.',
  })
  readonly on!: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Who answers for it from then on.' })
  readonly successors!: readonly string[];

  @ApiProperty({ type: EntryAnswer })
  readonly ended!: EntryAnswer;
}

/** An agency of the partnership, under the name of its time. */
export class AgencyAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ example: 'Cumbria Fire & Rescue Service', description: 'The one it bears now.' })
  readonly name!: string;

  @ApiProperty({ type: [AgencyNameAnswer], description: 'Every name it bore, the earliest first.' })
  readonly names!: readonly AgencyNameAnswer[];

  @ApiProperty({ enum: AGENCY_CLASSES, description: 'As the Agreement classes it (S4:252-272).' })
  readonly class!: (typeof AGENCY_CLASSES)[number];

  @ApiPropertyOptional({
    format: 'date',
    example: '2023-04-01',
    description: 'Where it is known since when it exists.',
  })
  readonly existsFrom?: string;

  @ApiPropertyOptional({ description: 'Whether it is an agency of the criminal justice system.' })
  readonly criminalJustice?: boolean;

  @ApiProperty({ type: EntryAnswer })
  readonly registered!: EntryAnswer;

  @ApiPropertyOptional({ type: AgencyFateAnswer })
  readonly ends?: AgencyFateAnswer;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Those it came to answer for.' })
  readonly predecessors!: readonly string[];

  @ApiProperty({ description: 'Today, or on the day of `effectiveAt` or `asAt`.' })
  readonly exists!: boolean;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description:
      'Who answers for it that day: itself, or the successors of its line; maybe nobody.',
  })
  readonly answeredBy!: readonly string[];
}
