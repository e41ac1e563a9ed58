import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Marking, MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer } from '../../../platform/http/entry.answer.js';
import { EVIDENCE_KINDS } from '../../delivery-plans/contract.js';
import { type Rating, RATINGS } from '../cycle.events.js';

/** What shows a rating, or the close of a finding. */
export class CycleEvidenceAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly evidenceId!: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  readonly kind!: (typeof EVIDENCE_KINDS)[number];

  @ApiProperty({ example: 'Sampled case files' })
  readonly title!: string;

  @ApiPropertyOptional({ example: 'https://intranet.example/victim-contact-audit' })
  readonly content?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency that keeps the original.' })
  readonly holderId?: string;

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: Marking;

  @ApiProperty({ format: 'date', example: '2021-09-30', description: 'The day it speaks of.' })
  readonly effectiveOn!: string;

  @ApiPropertyOptional({ format: 'date', example: '2028-03-31', description: 'Kept until then.' })
  readonly keepUntil?: string;
}

class SelfAssessmentAnswer extends EntryAnswer {
  @ApiProperty({ enum: RATINGS })
  readonly rating!: Rating;

  @ApiProperty({ format: 'uuid', description: 'The agency, or whoever answers for it by then.' })
  readonly answeredBy!: string;

  @ApiPropertyOptional({ example: 'Contact is made in time, but not recorded in every case.' })
  readonly because?: string;

  @ApiProperty({ type: [CycleEvidenceAnswer] })
  readonly evidence!: readonly CycleEvidenceAnswer[];
}

class ModerationAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The agency that moderated.' })
  readonly moderatorId!: string;

  @ApiProperty({ enum: RATINGS })
  readonly rating!: Rating;

  @ApiProperty({ description: 'Whether it agrees with the agency.' })
  readonly agreed!: boolean;

  @ApiPropertyOptional({ example: 'The sample covers one area only.' })
  readonly because?: string;
}

/** One agency on one requirement in one year. What is not in the list was not assessed. */
export class AssessmentAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly cycleId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly boardId!: string;

  @ApiProperty({ type: 'integer', example: 2021 })
  readonly year!: number;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ example: 'IN-03' })
  readonly requirement!: string;

  @ApiProperty({ enum: RATINGS, description: "The moderator's, else the agency's own." })
  readonly rating!: Rating;

  @ApiProperty({ type: SelfAssessmentAnswer })
  readonly selfAssessment!: SelfAssessmentAnswer;

  @ApiProperty({ type: [SelfAssessmentAnswer], description: 'Those that it took the place of.' })
  readonly former!: readonly SelfAssessmentAnswer[];

  @ApiPropertyOptional({ type: ModerationAnswer })
  readonly moderation?: ModerationAnswer;
}
