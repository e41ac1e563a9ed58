import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LINK_KINDS, NODE_KINDS } from '../../../../projections/lineage/nodes.js';
import { EventReferenceAnswer } from '../../../platform/http/entry.answer.js';
import { DIRECTIONS } from './walk-lineage.js';

class LineageRecordAnswer {
  @ApiProperty({ enum: NODE_KINDS, example: 'action' })
  readonly kind!: (typeof NODE_KINDS)[number];

  @ApiProperty({
    example: '0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70',
    description: 'Its id; of a judgement those of its review and its group, `review:body`.',
  })
  readonly id!: string;

  @ApiPropertyOptional({ example: 'CS-2021-07' })
  readonly reference?: string;

  @ApiPropertyOptional({ example: 'Relaunch the ask-for-help scheme in bars with licensing' })
  readonly title?: string;
}

class LineageLinkAnswer {
  @ApiProperty({ type: LineageRecordAnswer })
  readonly subject!: LineageRecordAnswer;

  @ApiProperty({
    enum: LINK_KINDS,
    example: 'carriedBy',
    description: 'Read as `subject kind object`: a recommendation is carried by an action.',
  })
  readonly kind!: (typeof LINK_KINDS)[number];

  @ApiProperty({ type: LineageRecordAnswer })
  readonly object!: LineageRecordAnswer;
}

class LineageItemAnswer {
  @ApiProperty({
    enum: DIRECTIONS,
    example: 'downstream',
    description:
      'Whether it belongs to what the record came from, to itself, or to what it led to.',
  })
  readonly direction!: (typeof DIRECTIONS)[number];

  @ApiProperty({ type: 'integer', example: 2, description: 'How many links it is away.' })
  readonly steps!: number;

  @ApiProperty({ type: LineageRecordAnswer, description: 'What it happened to.' })
  readonly record!: LineageRecordAnswer;

  @ApiProperty({ example: 'Action updated', description: 'What happened, in words.' })
  readonly what!: string;

  @ApiProperty({ type: EventReferenceAnswer })
  readonly event!: EventReferenceAnswer;

  @ApiProperty({ type: [LineageLinkAnswer], description: 'What it linked, within this chain.' })
  readonly links!: readonly LineageLinkAnswer[];
}

/** From where a record came and to what it led, through every register, in the order of recording. */
export class LineageAnswer {
  @ApiProperty({ type: LineageRecordAnswer, description: 'What was asked about.' })
  readonly of!: LineageRecordAnswer;

  @ApiProperty({ type: [LineageItemAnswer] })
  readonly items!: readonly LineageItemAnswer[];

  @ApiProperty({
    type: 'integer',
    example: 0,
    description:
      'How many records of the chain are left out because they are restricted, each with all that lies beyond.',
  })
  readonly withheld!: number;
}
