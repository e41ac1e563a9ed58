import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { DISPOSITIONS } from '../cycle.events.js';

/** What carries a recommendation, or why nothing does. */
class DispositionAnswer extends EntryAnswer {
  @ApiProperty({ enum: DISPOSITIONS })
  readonly kind!: (typeof DISPOSITIONS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: "Of an action of a group's plan." })
  readonly planId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: "Of an action of a group's plan." })
  readonly actionId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of an action of a single agency.' })
  readonly agencyId?: string;

  @ApiPropertyOptional({ example: 'Head of victim services', description: 'A role in the agency.' })
  readonly owner?: string;

  @ApiPropertyOptional({ example: 'victim-services-lead' })
  readonly ownerId?: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-06-30' })
  readonly due?: string;

  @ApiPropertyOptional({ example: 'Review the letters that are sent to victims.' })
  readonly action?: string;

  @ApiPropertyOptional({ example: 'It is a matter for national guidance.' })
  readonly notAcceptedBecause?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'By which it was decided.' })
  readonly decisionId?: string;

  @ApiPropertyOptional({
    example: 'The action was taken over by the group.',
    description: 'Why it took the place of another one.',
  })
  readonly because?: string;
}

/** `none` says: without disposition. */
export const RECOMMENDATION_STANDINGS = ['none', ...DISPOSITIONS] as const;

/** What an assessment recommends, and what becomes of it. */
export class RecommendationAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly recommendationId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly cycleId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly boardId!: string;

  @ApiProperty({ type: 'integer', example: 2021 })
  readonly year!: number;

  @ApiProperty({ type: 'integer', example: 4, description: 'In its year.' })
  readonly number!: number;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  readonly findingIds!: readonly string[];

  @ApiProperty({ example: 'Agree who tells the victim when a case is transferred.' })
  readonly text!: string;

  @ApiProperty({ format: 'date', example: '2021-11-30' })
  readonly madeOn!: string;

  @ApiProperty({ type: EntryAnswer })
  readonly made!: EntryAnswer;

  @ApiProperty({ enum: RECOMMENDATION_STANDINGS, description: '`none`: without disposition.' })
  readonly standing!: (typeof RECOMMENDATION_STANDINGS)[number];

  @ApiPropertyOptional({ type: DispositionAnswer })
  readonly disposition?: DispositionAnswer;

  @ApiProperty({ type: [DispositionAnswer], description: 'Those that it took the place of.' })
  readonly former!: readonly DispositionAnswer[];
}
