import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EventReferenceAnswer } from '../../../platform/http/entry.answer.js';
import { SAMPLING_ALGORITHM } from './draw-sample.js';
import { SAMPLED_REGISTERS } from './sampled-registers.js';

class SampledRecordAnswer {
  @ApiProperty({ type: 'integer', example: 1, description: 'Its place in the draw.' })
  readonly rank!: number;

  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    example: '00f1d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 of `<seed>:<recordId>`: what it was ranked by.',
  })
  readonly digest!: string;

  @ApiProperty({ format: 'uuid' })
  readonly recordId!: string;

  @ApiPropertyOptional({ example: 'CS-2021-07' })
  readonly reference?: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  readonly title!: string;

  @ApiPropertyOptional({ example: 'approved', description: 'At the cut.' })
  readonly stage?: string;

  @ApiProperty({
    example: '/v1/actions/0190f3a1-5b7c-7d3e-8a54-6f1c2b9d4e70',
    description: 'Where all of it is told; ask it with the same `asAt`.',
  })
  readonly address!: string;

  @ApiProperty({ type: 'integer', example: 6, description: 'How many events made it.' })
  readonly events!: number;

  @ApiProperty({ type: EventReferenceAnswer, description: 'By its place in the log.' })
  readonly first!: EventReferenceAnswer;

  @ApiProperty({ type: EventReferenceAnswer })
  readonly last!: EventReferenceAnswer;
}

/** A sample that anybody can draw again: docs/formats/audit-sample.md shows how. */
export class AuditSampleAnswer {
  @ApiProperty({ enum: SAMPLED_REGISTERS })
  readonly register!: (typeof SAMPLED_REGISTERS)[number];

  @ApiProperty({
    example: 'Every action that stands in a delivery plan, unless it is restricted.',
    description: 'What belongs to the population.',
  })
  readonly definition!: string;

  @ApiProperty({ type: 'integer', example: 41, description: 'From how many was drawn.' })
  readonly population!: number;

  @ApiProperty({ type: 'integer', example: 10, description: 'How many were asked for.' })
  readonly size!: number;

  @ApiProperty({ example: '7' })
  readonly seed!: string;

  @ApiProperty({ enum: [SAMPLING_ALGORITHM] })
  readonly algorithm!: typeof SAMPLING_ALGORITHM;

  @ApiProperty({
    example: '2022-03-31T22:59:59.999Z',
    format: 'date-time',
    description: 'What had been recorded by then. Without `asAt`: when it was drawn.',
  })
  readonly asAt!: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-03-31',
    description: 'What had happened by then, where that was asked.',
  })
  readonly effectiveAt?: string;

  @ApiProperty({ example: '1042', description: 'Of the last event before the cut, in the log.' })
  readonly position!: string;

  @ApiProperty({ type: [SampledRecordAnswer] })
  readonly items!: readonly SampledRecordAnswer[];
}
