import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { DISPOSITIONS } from '../cycle.events.js';
import { AGE_BANDS, type AgeBand } from './finding-age.js';
import { CycleEvidenceAnswer } from './assessment.answer.js';

const STAGES = ['open', 'closed'] as const;
const SHOWN_BY = ['completed-actions', 'statement'] as const;

class FindingsRecommendationAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly recommendationId!: string;

  @ApiProperty({ type: 'integer', example: 4 })
  readonly number!: number;

  @ApiPropertyOptional({ enum: DISPOSITIONS, description: 'Absent until it has one.' })
  readonly disposition?: (typeof DISPOSITIONS)[number];
}

class CarryingActionAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly recommendationId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;
}

class ClosedFindingAnswer extends EntryAnswer {
  @ApiProperty({ enum: SHOWN_BY })
  readonly shownBy!: (typeof SHOWN_BY)[number];

  @ApiProperty({ type: [CarryingActionAnswer], description: 'The completed actions that show it.' })
  readonly actions!: readonly CarryingActionAnswer[];

  @ApiPropertyOptional({ example: 'Letters were reviewed.', description: 'What was done.' })
  readonly statement?: string;

  @ApiProperty({ type: [CycleEvidenceAnswer] })
  readonly evidence!: readonly CycleEvidenceAnswer[];
}

/** What an assessment found wanting, and how long that stands. */
export class FindingAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly findingId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly cycleId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly boardId!: string;

  @ApiProperty({ type: 'integer', example: 2021 })
  readonly year!: number;

  @ApiProperty({ type: 'integer', example: 3, description: 'In its year.' })
  readonly number!: number;

  @ApiProperty({ type: [String], example: ['IN-03'] })
  readonly requirements!: readonly string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Whom it concerns; all, where nobody is named.',
  })
  readonly agencyIds!: readonly string[];

  @ApiProperty({ example: 'Decisions are told late where cases are transferred.' })
  readonly text!: string;

  @ApiProperty({ enum: STAGES })
  readonly stage!: (typeof STAGES)[number];

  @ApiProperty({ format: 'date', example: '2021-11-29' })
  readonly raisedOn!: string;

  @ApiProperty({ type: EntryAnswer })
  readonly raised!: EntryAnswer;

  @ApiProperty({ type: [FindingsRecommendationAnswer] })
  readonly recommendations!: readonly FindingsRecommendationAnswer[];

  @ApiPropertyOptional({ format: 'date', example: '2022-06-30' })
  readonly closedOn?: string;

  @ApiPropertyOptional({ type: ClosedFindingAnswer })
  readonly closed?: ClosedFindingAnswer;

  @ApiProperty({
    type: 'integer',
    example: 112,
    description: 'Until it was closed, or until today or the day of the cut.',
  })
  readonly ageInDays!: number;

  @ApiProperty({ enum: AGE_BANDS })
  readonly ageBand!: AgeBand;
}
