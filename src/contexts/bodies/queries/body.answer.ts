import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { BODY_KINDS, CADENCE_KINDS, OFFICES } from '../events.js';

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
}

class AdoptedTermsAnswer {
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

  @ApiProperty({ type: EntryAnswer })
  readonly adopted!: EntryAnswer;
}

class HeldOfficeAnswer {
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

  @ApiProperty({ type: EntryAnswer })
  readonly appointed!: EntryAnswer;

  @ApiPropertyOptional({ type: EntryAnswer })
  readonly ended?: EntryAnswer;
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

  @ApiProperty({ type: EntryAnswer })
  readonly established!: EntryAnswer;

  @ApiProperty({ type: [AdoptedTermsAnswer], description: 'Every version, in order of adoption.' })
  readonly terms!: readonly AdoptedTermsAnswer[];

  @ApiProperty({
    type: [HeldOfficeAnswer],
    description: 'Past, present and future: who holds an office is asked against a day.',
  })
  readonly appointments!: readonly HeldOfficeAnswer[];
}
