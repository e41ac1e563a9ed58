import { ApiProperty } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { AGENCY_CLASSES } from '../events.js';

/** An agency of the partnership, under the name of its time. */
export class AgencyAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ example: 'Cumbria Fire & Rescue Service' })
  readonly name!: string;

  @ApiProperty({ enum: AGENCY_CLASSES, description: 'As the Agreement classes it (S4:252-272).' })
  readonly class!: (typeof AGENCY_CLASSES)[number];

  @ApiProperty({ type: EntryAnswer })
  readonly registered!: EntryAnswer;
}
