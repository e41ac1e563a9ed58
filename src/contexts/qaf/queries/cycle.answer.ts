import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';

const STAGES = ['open', 'reported', 'closed'] as const;

class ParticipationAnswer extends EntryAnswer {
  @ApiProperty({ description: 'Whether it takes part; false where that is not relevant.' })
  readonly takesPart!: boolean;

  @ApiProperty({ format: 'uuid', description: 'The agency, or whoever answers for it by then.' })
  readonly answeredBy!: string;

  @ApiPropertyOptional({
    example: 'The agency has no contact with victims.',
    description: 'Why it is not relevant.',
  })
  readonly because?: string;
}

class NoReturnAnswer extends EntryAnswer {
  @ApiPropertyOptional({ example: 'Chased twice, without an answer.' })
  readonly because?: string;
}

class AskedAgencyAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiPropertyOptional({ type: ParticipationAnswer, description: 'Absent until it is said.' })
  readonly participation?: ParticipationAnswer;

  @ApiPropertyOptional({ type: NoReturnAnswer })
  readonly noReturn?: NoReturnAnswer;

  @ApiProperty({ type: [String], example: ['IN-03'], description: 'Requirements, by code.' })
  readonly assessed!: readonly string[];

  @ApiProperty({ type: [String], example: ['IN-03'], description: 'Requirements, by code.' })
  readonly moderated!: readonly string[];
}

class LeftOutAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ type: [String], example: ['IN-03'] })
  readonly requirements!: readonly string[];
}

class ReportedCycleAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'It notes the report.' })
  readonly decisionId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'None of a decision taken urgently.' })
  readonly meetingId?: string;
}

class ClosedCycleAnswer extends EntryAnswer {
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  readonly noReturn!: readonly string[];

  @ApiProperty({ type: [LeftOutAnswer], description: 'Not assessed when it was closed.' })
  readonly notAssessed!: readonly LeftOutAnswer[];

  @ApiProperty({ type: [LeftOutAnswer], description: 'Assessed, and not moderated by then.' })
  readonly notModerated!: readonly LeftOutAnswer[];
}

/** One year's assessment. */
export class CycleAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly cycleId!: string;

  @ApiProperty({ format: 'uuid', description: 'The Board that it is reported to.' })
  readonly boardId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The group to which it is devolved.' })
  readonly groupId?: string;

  @ApiProperty({ type: 'integer', example: 2021 })
  readonly year!: number;

  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly frameworkVersion!: number;

  @ApiProperty({ format: 'date', example: '2021-10-29' })
  readonly assessmentsDue!: string;

  @ApiProperty({ format: 'date', example: '2021-11-26' })
  readonly moderationDue!: string;

  @ApiProperty({ format: 'date', example: '2022-01-31' })
  readonly reportDue!: string;

  @ApiProperty({ enum: STAGES })
  readonly stage!: (typeof STAGES)[number];

  @ApiProperty({ type: EntryAnswer })
  readonly opened!: EntryAnswer;

  @ApiProperty({ type: [AskedAgencyAnswer] })
  readonly agencies!: readonly AskedAgencyAnswer[];

  @ApiProperty({ type: 'integer', example: 4 })
  readonly findings!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly findingsClosed!: number;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly recommendations!: number;

  @ApiPropertyOptional({ type: ReportedCycleAnswer })
  readonly reported?: ReportedCycleAnswer;

  @ApiPropertyOptional({ type: ClosedCycleAnswer })
  readonly closed?: ClosedCycleAnswer;
}

/** A criminal justice agency that an assessment left out. */
class AgencyNotAskedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly cycleId!: string;

  @ApiProperty({ type: 'integer', example: 2021 })
  readonly year!: number;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ example: 'Legal Aid Agency' })
  readonly name!: string;
}

/** Whom the assessments left out. */
export class AgenciesNotAskedAnswer {
  @ApiProperty({ type: [AgencyNotAskedAnswer] })
  readonly items!: readonly AgencyNotAskedAnswer[];
}
