import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import {
  BODY_KINDS,
  CADENCE_KINDS,
  CONTEST_STRANDS,
  MINUTES_RULES,
  OFFICES,
  WAYS_TO_DECIDE,
} from '../events.js';

class CadenceAnswer {
  @ApiProperty({ enum: CADENCE_KINDS })
  readonly kind!: (typeof CADENCE_KINDS)[number];

  @ApiPropertyOptional({
    type: 'integer',
    example: 6,
    description: 'Meetings a year, for `times-a-year`.',
  })
  readonly timesAYear?: number;

  @ApiPropertyOptional({
    type: 'integer',
    example: 70,
    description: 'Days without a meeting before a warning.',
  })
  readonly warnAfterDays?: number;

  @ApiPropertyOptional({ example: 'S4:341', description: 'Where it is laid down.' })
  readonly source?: string;
}

/** Terms of reference, in force from a day on. */
export class TermsAnswer {
  @ApiProperty({ type: 'integer', example: 1, description: 'From 1 on.' })
  readonly version!: number;

  @ApiProperty({ format: 'date', example: '2020-04-01' })
  readonly inForceFrom!: string;

  @ApiProperty({ example: 'Countywide initiatives for safety and cohesion' })
  readonly aim!: string;

  @ApiProperty({ type: CadenceAnswer })
  readonly cadence!: CadenceAnswer;

  @ApiProperty({
    type: 'integer',
    example: 4,
    description: 'Members who must attend for the body to decide.',
  })
  readonly quorum!: number;

  @ApiProperty({ description: 'Whether a deputy may stand in for the chair.' })
  readonly deputies!: boolean;

  @ApiProperty({ description: 'Whether members declare interests per item.' })
  readonly interestsDeclared!: boolean;

  @ApiPropertyOptional({ enum: WAYS_TO_DECIDE, description: 'How it comes to a decision.' })
  readonly decides?: (typeof WAYS_TO_DECIDE)[number];

  @ApiPropertyOptional({ enum: MINUTES_RULES, description: 'What makes its minutes final.' })
  readonly minutes?: (typeof MINUTES_RULES)[number];

  @ApiPropertyOptional({ description: 'Whether a decision may be taken between meetings.' })
  readonly urgentRoute?: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The body as part of whose meeting it sits.',
  })
  readonly sitsWithin?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that adopted them.' })
  readonly decisionId?: string;

  @ApiProperty({ type: EntryAnswer })
  readonly adopted!: EntryAnswer;
}

/** An office and whoever holds it, from a day on. */
export class HeldOfficeAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly appointmentId!: string;

  @ApiProperty({ enum: OFFICES })
  readonly office!: (typeof OFFICES)[number];

  @ApiProperty({ example: 'cs-chair', description: 'The id in the token, which names nobody.' })
  readonly holder!: string;

  @ApiProperty({ example: 'Detective Superintendent', description: 'The role, as published.' })
  readonly role!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  readonly from!: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31', description: 'The last day.' })
  readonly to?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that appointed.' })
  readonly decisionId?: string;

  @ApiProperty({ type: EntryAnswer })
  readonly appointed!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly ended?: EntryAnswer;
}

class DelegationAnswer {
  @ApiProperty({ format: 'uuid', description: 'The body that delegated.' })
  readonly by!: string;

  @ApiProperty({ example: 'Agree how repeat victims are found across agencies' })
  readonly purpose!: string;

  @ApiProperty({
    format: 'date',
    example: '2022-09-30',
    description: 'The last day, as it is now.',
  })
  readonly endsOn!: string;
}

class ExtensionAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ format: 'date', example: '2022-03-31', description: 'The last day before.' })
  readonly endedOn!: string;

  @ApiProperty({ format: 'date', example: '2022-09-30', description: 'The last day since.' })
  readonly endsOn!: string;
}

class DissolvedAnswer extends EntryAnswer {
  @ApiPropertyOptional({ format: 'uuid', description: 'The decision on which it rests.' })
  readonly decisionId?: string;
}

/** The agency that leads a Contest strand from a day on. */
export class StrandLeadAnswer {
  @ApiProperty({ enum: CONTEST_STRANDS })
  readonly strand!: (typeof CONTEST_STRANDS)[number];

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  readonly from!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision on which it rests.' })
  readonly decisionId?: string;

  @ApiProperty({ type: EntryAnswer })
  readonly named!: EntryAnswer;
}

class MonthNotRequiredAnswer extends EntryAnswer {
  @ApiProperty({ example: '2021-08' })
  readonly month!: string;

  @ApiProperty({ example: 'No contract falls due, and nothing was brought.' })
  readonly because!: string;
}

/** A body with its terms of reference and office holders. */
export class BodyAnswer extends RowAnswer {
  @ApiProperty({ enum: ['established'] })
  readonly stage!: 'established';

  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Community Safety Business Area Group' })
  readonly name!: string;

  @ApiProperty({
    example: 'CS',
    description: 'Begins the references of its decisions and actions.',
  })
  readonly shortName!: string;

  @ApiProperty({ enum: BODY_KINDS })
  readonly kind!: (typeof BODY_KINDS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'The body it reports to.' })
  readonly reportsTo?: string;

  @ApiProperty({ format: 'date', example: '2020-04-01' })
  readonly establishedOn!: string;

  @ApiPropertyOptional({
    type: [String],
    example: ['Drug harm reduction group'],
    description: 'Other names under which documents speak of it.',
  })
  readonly alsoKnownAs?: readonly string[];

  @ApiPropertyOptional({
    type: DelegationAnswer,
    description: 'Of a Task and Finish group: by whom, for what, until when.',
  })
  readonly delegation?: DelegationAnswer;

  @ApiProperty({ type: [ExtensionAnswer], description: 'Of its set period, in order.' })
  readonly extensions!: readonly ExtensionAnswer[];

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-03-31',
    description: 'Once it was dissolved.',
  })
  readonly lastDay?: string;

  @ApiPropertyOptional({ type: DissolvedAnswer })
  readonly dissolved?: DissolvedAnswer;

  @ApiProperty({ type: EntryAnswer })
  readonly established!: EntryAnswer;

  @ApiProperty({ type: [TermsAnswer], description: 'Every version, in order of adoption.' })
  readonly terms!: readonly TermsAnswer[];

  @ApiProperty({
    type: [HeldOfficeAnswer],
    description: 'Past, present and future: who holds an office is asked against a day.',
  })
  readonly appointments!: readonly HeldOfficeAnswer[];

  @ApiProperty({
    type: [StrandLeadAnswer],
    description: 'Of the Contest Board, in the order in which they were named.',
  })
  readonly strandLeads!: readonly StrandLeadAnswer[];

  @ApiProperty({
    type: [MonthNotRequiredAnswer],
    description: 'Of a body that meets monthly, if required.',
  })
  readonly monthsNotRequired!: readonly MonthNotRequiredAnswer[];
}
