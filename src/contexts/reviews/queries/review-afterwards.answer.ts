import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { PACK_PARTS, type PackPart, PUBLISHED_KINDS } from '../events.js';

const DIGEST = {
  pattern: '^[0-9a-f]{64}$',
  example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
} as const;

export class IssuedAddendumAnswer extends EntryAnswer {
  @ApiProperty({ enum: PACK_PARTS, description: 'Part 2 holds what is restricted.' })
  readonly part!: PackPart;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly format!: number;

  @ApiProperty({ example: '1302', description: 'The last position of the log that it takes in.' })
  readonly upTo!: string;

  @ApiProperty({ type: 'integer', example: 3, description: 'How many facts it lists.' })
  readonly facts!: number;

  @ApiProperty({ ...DIGEST, description: 'SHA-256 of its JSON.' })
  readonly digest!: string;
}

/** The year's outturn, which a provisional position came to. */
export class OutturnAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'Of the Board: where it was confirmed.' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31' })
  readonly yearEnds!: string;

  @ApiProperty({ example: '1410', description: 'The last position of the log that it takes in.' })
  readonly upTo!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly format!: number;

  @ApiProperty({
    type: 'integer',
    example: 4,
    description: 'Differences between the provisional position and the outturn.',
  })
  readonly changes!: number;

  @ApiProperty({ ...DIGEST, description: 'SHA-256 of its JSON.' })
  readonly digest!: string;
}

class WithdrawnPublicationAnswer extends EntryAnswer {
  @ApiPropertyOptional({ format: 'uuid' })
  readonly decisionId?: string;

  @ApiProperty({ example: 'A figure was found to be wrong.' })
  readonly because!: string;
}

export class PublicationAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly publicationId!: string;

  @ApiProperty({ format: 'uuid', description: 'By which it was approved.' })
  readonly decisionId!: string;

  @ApiProperty({ enum: PUBLISHED_KINDS })
  readonly kind!: (typeof PUBLISHED_KINDS)[number];

  @ApiProperty({ enum: PACK_PARTS })
  readonly part!: PackPart;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({ ...DIGEST, description: 'Under which it was issued.' })
  readonly digest!: string;

  @ApiProperty({ example: 'March 2022 accountability review' })
  readonly title!: string;

  @ApiPropertyOptional({ type: WithdrawnPublicationAnswer })
  readonly withdrawn?: WithdrawnPublicationAnswer;
}
