import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Area, AREAS } from '../framework.events.js';
import { type Change, CHANGES } from './change.js';
import { SINCE_BEFORE, type Standing, STANDINGS } from './heatmap.js';
import { SUMMED_BY } from './tally.js';

class CellAnswer {
  @ApiProperty({ example: 'IN-03' })
  readonly requirement!: string;

  @ApiProperty({ example: 'Victims are told of key decisions in time' })
  readonly title!: string;

  @ApiProperty({ enum: AREAS })
  readonly area!: Area;

  @ApiProperty({ enum: SINCE_BEFORE, description: 'Since the assessment before.' })
  readonly descent!: (typeof SINCE_BEFORE)[number];

  @ApiPropertyOptional({ example: 'IN-02', description: 'Its code in the assessment before.' })
  readonly from?: string;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiPropertyOptional({
    enum: STANDINGS,
    description: "The moderator's rating, else the agency's own; absent of what is asked no more.",
  })
  readonly now?: Standing;

  @ApiProperty({ description: 'Whether another agency moderated it.' })
  readonly moderated!: boolean;

  @ApiPropertyOptional({ enum: STANDINGS, description: 'Absent of what was not asked then.' })
  readonly before?: Standing;

  @ApiProperty({ enum: CHANGES })
  readonly change!: Change;
}

/** Which years are compared; nothing, where there is no assessment. */
class ComparedYears {
  @ApiPropertyOptional({ format: 'uuid' })
  readonly cycleId?: string;

  @ApiPropertyOptional({ type: 'integer', example: 2021 })
  readonly year?: number;

  @ApiPropertyOptional({ type: 'integer', example: 2020, description: 'The assessment before.' })
  readonly beforeYear?: number;
}

/** Requirement by agency, this year beside the one before. */
export class HeatmapAnswer extends ComparedYears {
  @ApiProperty({ type: [CellAnswer] })
  readonly items!: readonly CellAnswer[];
}

class SharePartsAnswer {
  @ApiProperty({ type: 'integer', example: 14 })
  readonly numerator!: number;

  @ApiProperty({ type: 'integer', example: 20 })
  readonly denominator!: number;
}

class TallyAnswer {
  @ApiProperty({ type: 'integer', example: 14 })
  readonly met!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly partlyMet!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly notMet!: number;

  @ApiProperty({ type: 'integer', example: 2, description: 'Part of every whole.' })
  readonly notAssessed!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly notApplicable!: number;

  @ApiProperty({ type: 'integer', example: 5, description: 'To the agency as a whole.' })
  readonly notRelevant!: number;

  @ApiProperty({
    type: SharePartsAnswer,
    description: 'Met, of all that applies, assessed or not.',
  })
  readonly metOfAll!: SharePartsAnswer;

  @ApiProperty({ type: SharePartsAnswer, description: 'Assessed, of all that applies.' })
  readonly assessedOfAll!: SharePartsAnswer;
}

class SummaryLineAnswer {
  @ApiProperty({ enum: SUMMED_BY })
  readonly by!: (typeof SUMMED_BY)[number];

  @ApiPropertyOptional({
    example: 'care-and-respect',
    description: 'The area, the code of the requirement, the agency.',
  })
  readonly of?: string;

  @ApiProperty({ type: TallyAnswer })
  readonly now!: TallyAnswer;

  @ApiProperty({ type: TallyAnswer })
  readonly before!: TallyAnswer;
}

/** How many of what was to be assessed stands how, this year beside the one before. */
export class AssessmentSummaryAnswer extends ComparedYears {
  @ApiProperty({ type: [SummaryLineAnswer] })
  readonly items!: readonly SummaryLineAnswer[];
}
