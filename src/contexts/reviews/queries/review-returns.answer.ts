import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { CHASER_MEANS } from '../events.js';

export class GroupReturnAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Every action of the plan that the reader may see, each once.',
  })
  readonly actionIds!: readonly string[];

  @ApiPropertyOptional({
    example: 'Eighteen of twenty-four actions are on track.',
    description: "The chair's statement, at most 120 words.",
  })
  readonly statement?: string;
}

/** A return that its chair took back; both stay on record. */
export class WithdrawnReturnAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ type: GroupReturnAnswer })
  readonly confirmed!: GroupReturnAnswer;

  @ApiProperty({ example: 'Two updates came in after it was confirmed.' })
  readonly because!: string;
}

/** A reminder, with what it listed. */
export class ChaserAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: "The agency that was chased, where it was not the group's chair.",
  })
  readonly leadAgencyId?: string;

  @ApiPropertyOptional({ example: 'cs-chair', description: 'An id that names nobody.' })
  readonly chased?: string;

  @ApiProperty({ enum: CHASER_MEANS })
  readonly means!: (typeof CHASER_MEANS)[number];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'What it listed, as far as the reader may see it.',
  })
  readonly actionIds!: readonly string[];

  @ApiProperty({ format: 'date', example: '2022-02-23', description: 'The day that it named.' })
  readonly returnsClose!: string;
}
