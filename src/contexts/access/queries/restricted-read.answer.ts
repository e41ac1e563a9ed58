import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CAPACITIES, type Capacity } from '../../../kernel/actor.js';
import { READING_BASES, type ReadingBasis } from '../../../kernel/marking.js';

export const READ_OUTCOMES = ['read', 'refused'] as const;
export type ReadOutcome = (typeof READ_OUTCOMES)[number];

/** One restricted record that somebody read, or was not let read; all records of one answer share its `readId`. */
export class RestrictedReadAnswer {
  @ApiProperty({ format: 'uuid', description: 'One answer is one read.' })
  readonly readId!: string;

  @ApiProperty({ example: '1042', description: 'In the log.' })
  readonly position!: string;

  @ApiProperty({ format: 'date-time', example: '2022-04-02T09:30:00.000Z' })
  readonly at!: string;

  @ApiProperty({ example: 'cs-chair', description: 'Who: an id that names nobody.' })
  readonly by!: string;

  @ApiProperty({ enum: [...CAPACITIES] })
  readonly capacity!: Capacity;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency that their token names.' })
  readonly organisation?: string;

  @ApiProperty({ enum: READ_OUTCOMES })
  readonly outcome!: ReadOutcome;

  @ApiProperty({ example: 'action', description: 'Of the record.' })
  readonly kind!: string;

  @ApiProperty({ example: '0190aa5e-7c1e-7000-8000-000000000000' })
  readonly recordId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The body whose record it is.' })
  readonly bodyId?: string;

  @ApiPropertyOptional({
    enum: READING_BASES,
    description: 'Why they could read it; absent where they could not.',
  })
  readonly basis?: ReadingBasis;

  @ApiPropertyOptional({ format: 'uuid', description: 'The grant by which they could.' })
  readonly grantId?: string;

  @ApiProperty({ example: '/v1/actions/:actionId', description: 'The pattern of the address.' })
  readonly route!: string;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2022-03-31T22:59:59.999Z',
    description: 'The cut that was asked for.',
  })
  readonly asAt?: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-03-31',
    description: 'The cut that was asked for.',
  })
  readonly effectiveAt?: string;

  @ApiProperty({ format: 'uuid', description: 'The request, as the log of the service calls it.' })
  readonly correlationId!: string;
}
