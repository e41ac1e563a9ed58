import { ApiProperty } from '@nestjs/swagger';
import { ORIGINS } from '../events.js';

class ShareAnswer {
  @ApiProperty({ type: 'integer', example: 7 })
  readonly numerator!: number;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly denominator!: number;
}

class CoveredPriorityAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly priorityId!: string;

  @ApiProperty({ example: 'Domestic & Sexual Abuse' })
  readonly title!: string;

  @ApiProperty({ format: 'uuid', description: 'The body that adopted it.' })
  readonly boardId!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'The groups whose plans carry it.',
  })
  readonly groups!: readonly string[];

  @ApiProperty({ type: 'integer', example: 2 })
  readonly outcomes!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly measures!: number;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly actions!: number;

  @ApiProperty({ type: 'integer', example: 2, description: 'Of these actions.' })
  readonly completed!: number;
}

class OtherActionsAnswer {
  @ApiProperty({ enum: ORIGINS })
  readonly origin!: (typeof ORIGINS)[number];

  @ApiProperty({ type: 'integer', example: 4 })
  readonly actions!: number;
}

/** What carries each priority of a plan year, and which actions serve none. */
export class PrioritiesCoverageAnswer {
  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiProperty({ type: ShareAnswer, description: 'Priorities that at least one action serves.' })
  readonly withActions!: ShareAnswer;

  @ApiProperty({ type: ShareAnswer, description: 'Priorities that have an outcome.' })
  readonly withOutcomes!: ShareAnswer;

  @ApiProperty({ type: ShareAnswer, description: 'Priorities whose outcomes are measured.' })
  readonly withMeasures!: ShareAnswer;

  @ApiProperty({ type: ShareAnswer, description: 'Actions that serve a priority.' })
  readonly actionsForPriorities!: ShareAnswer;

  @ApiProperty({ type: [OtherActionsAnswer], description: 'The others, by why they are there.' })
  readonly otherActions!: readonly OtherActionsAnswer[];

  @ApiProperty({ type: [CoveredPriorityAnswer] })
  readonly items!: readonly CoveredPriorityAnswer[];
}
