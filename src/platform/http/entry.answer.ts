import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Capacity } from '../../kernel/actor.js';
import { ProvenanceDto } from './command.dto.js';

const CAPACITIES = [
  'secretariat',
  'auditor',
  'chair',
  'deputy',
  'member',
  'single-point-of-contact',
  'action-owner',
  'system',
] as const satisfies readonly Capacity[];

/** What a record shows of a fact besides its content: which event, who, when on both clocks, how far a source carries it. */
export class EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'Of the event in the log.' })
  readonly eventId!: string;

  @ApiProperty({ type: 'integer', example: 3, description: 'Of the event in its own stream.' })
  readonly revision!: number;

  @ApiProperty({ example: 'cs-chair', description: 'Who did it: an id that names nobody.' })
  readonly by!: string;

  @ApiProperty({ enum: CAPACITIES, description: 'In what capacity.' })
  readonly capacity!: (typeof CAPACITIES)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency they did it for.' })
  readonly organisation?: string;

  @ApiPropertyOptional({
    example: 'licensing-lead',
    description: 'Who gave it, where somebody else entered it.',
  })
  readonly onBehalfOf?: string;

  @ApiProperty({
    format: 'date',
    example: '2021-09-14',
    description: 'When it happened, in Europe/London.',
  })
  readonly effectiveAt!: string;

  @ApiProperty({
    format: 'date-time',
    example: '2021-09-16T10:00:00.000Z',
    description: 'When it was recorded.',
  })
  readonly recordedAt!: string;

  @ApiPropertyOptional({ example: 'Entered from the signed minutes.', description: 'Why.' })
  readonly reason?: string;

  @ApiPropertyOptional({
    type: ProvenanceDto,
    description: 'Where it was taken from a document.',
  })
  readonly provenance?: ProvenanceDto;
}

/** An event apart from its record: who, when on both clocks, and where in the log. */
export class EventReferenceAnswer extends EntryAnswer {
  @ApiProperty({ example: 'action-updated.v1' })
  readonly type!: string;

  @ApiProperty({ example: 'action-0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70' })
  readonly stream!: string;

  @ApiProperty({ example: '1042', description: 'In the log.' })
  readonly position!: string;
}

class BasesAnswer {
  @ApiProperty({ type: 'integer', example: 2, description: 'As a document states them.' })
  readonly stated!: number;

  @ApiProperty({ type: 'integer', example: 1, description: 'Pieced together from documents.' })
  readonly reconstructed!: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Carried by no document.' })
  readonly illustrative!: number;
}

/** What every record of a register carries. */
export class RowAnswer {
  @ApiPropertyOptional({
    type: 'integer',
    example: 3,
    description:
      'Of its history: its ETag. Absent until the history that its commands add to begins.',
  })
  readonly revision?: number;

  @ApiProperty({
    type: BasesAnswer,
    description: 'How many of its facts were taken from a document, by how far it carries them.',
  })
  readonly bases!: BasesAnswer;
}
