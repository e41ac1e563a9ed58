import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Max, Min } from 'class-validator';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, IsPlainDate, SealedText } from '../../../platform/http/fields.js';
import type { AgencyId, BodyId } from '../../bodies/contract.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { FindNotRelevant, OpenCycle, ReportCycle } from '../cycle.commands.js';

/** Opens the assessment of a year: which agencies are asked, by which version, and by when. */
export class OpenCycleDto extends CommandDto implements Omit<OpenCycle, 'cycleId' | 'frameworkId'> {
  @ApiProperty({ format: 'uuid', description: 'The Board that it is reported to.' })
  @IsId()
  boardId!: BodyId;

  @ApiPropertyOptional({ format: 'uuid', description: 'The group to which it is devolved.' })
  @IsOptional()
  @IsId()
  groupId?: BodyId;

  @ApiProperty({ type: 'integer', example: 2021, description: 'There is one assessment a year.' })
  @IsInt()
  @Min(2000)
  @Max(2199)
  year!: number;

  @ApiProperty({ type: 'integer', example: 2, description: 'The version in force that day.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  frameworkVersion!: number;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsId({ each: true })
  agencyIds!: AgencyId[];

  @ApiProperty({ format: 'date', example: '2021-10-29' })
  @IsPlainDate()
  assessmentsDue!: PlainDate;

  @ApiProperty({ format: 'date', example: '2021-11-26' })
  @IsPlainDate()
  moderationDue!: PlainDate;

  @ApiProperty({ format: 'date', example: '2022-01-31' })
  @IsPlainDate()
  reportDue!: PlainDate;
}

/** Asks one more agency, which was left out or did not exist yet. */
export class AskAgencyDto extends CommandDto {}

/** Says that an agency takes part. */
export class TakePartDto extends CommandDto {}

/** Says that the assessment is not relevant to an agency, and why. */
export class FindNotRelevantDto extends CommandDto implements Omit<FindNotRelevant, 'agencyId'> {
  @SealedText({
    optional: true,
    maxLength: 1_000,
    example: 'The agency has no contact with victims.',
    description: 'Not relevant needs a reason; sealed.',
  })
  because?: Sealed;
}

/** Records that nothing was received from an agency. */
export class RecordNoReturnDto extends CommandDto implements Omit<FindNotRelevant, 'agencyId'> {
  @SealedText({ optional: true, maxLength: 1_000, example: 'Chased twice, without an answer.' })
  because?: Sealed;
}

/** Records that the assessment was reported to the Board: a decision notes it. */
export class ReportCycleDto extends CommandDto implements ReportCycle {
  @ApiProperty({ format: 'uuid', description: 'It names this assessment among what it concerns.' })
  @IsId()
  decisionId!: DecisionId;
}

/** Closes the assessment of a year. */
export class CloseCycleDto extends CommandDto {}
