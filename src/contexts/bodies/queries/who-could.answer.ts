import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SECRETARIAT_MAY } from '../acts.js';
import { OFFICES } from '../events.js';

/** An agency, under the name of the day. */
export class AgencyThenAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({ example: 'National Probation Service' })
  readonly name!: string;

  @ApiProperty({ description: 'Whether it exists that day, as far as is known.' })
  readonly exists!: boolean;

  @ApiProperty({
    type: [String],
    example: ['Probation Service'],
    description: 'Who answers for it that day, where that is not itself.',
  })
  readonly answeredBy!: readonly string[];
}

class BodyNamedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'Community Safety Business Area Group' })
  readonly name!: string;

  @ApiProperty({ example: 'CS' })
  readonly shortName!: string;
}

class CouldDoAnswer {
  @ApiProperty({ example: 'accept-action', description: 'One of `acts`.' })
  readonly act!: string;

  @ApiPropertyOptional({ example: 'for actions that their agency leads' })
  readonly only?: string;
}

/** An office held that day, and what it lets its holder do. */
export class OfficeThenAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly appointmentId!: string;

  @ApiProperty({ example: 'cs-chair', description: 'The id in the token, which names nobody.' })
  readonly holder!: string;

  @ApiProperty({ enum: OFFICES })
  readonly office!: string;

  @ApiProperty({ example: 'Detective Superintendent' })
  readonly role!: string;

  @ApiProperty({ type: AgencyThenAnswer })
  readonly agency!: AgencyThenAnswer;

  @ApiProperty({ type: BodyNamedAnswer })
  readonly body!: BodyNamedAnswer;

  @ApiProperty({ format: 'date', example: '2021-04-01' })
  readonly from!: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31', description: 'The last day.' })
  readonly to?: string;

  @ApiProperty({ format: 'uuid', description: 'The event that appointed.' })
  readonly appointedBy!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The decision that appointed.' })
  readonly decisionId?: string;

  @ApiProperty({ type: [CouldDoAnswer], description: 'What the office lets its holder do.' })
  readonly could!: readonly CouldDoAnswer[];
}

class ActAnswer {
  @ApiProperty({ example: 'verify-completion' })
  readonly act!: string;

  @ApiProperty({ example: 'Verify or reject the completion of an action' })
  readonly what!: string;

  @ApiProperty({ example: 'ACTION.NOT_YOURS_TO_VERIFY', description: 'Refuses everybody else.' })
  readonly rule!: string;

  @ApiProperty({ example: 'S4:358', description: 'Where that rule comes from.' })
  readonly source!: string;

  @ApiProperty({
    enum: SECRETARIAT_MAY,
    description: 'Who is of the secretariat, tokens tell, and no appointment.',
  })
  readonly secretariat!: (typeof SECRETARIAT_MAY)[number];

  @ApiPropertyOptional({ example: 'the owner of the action', description: 'Without an office.' })
  readonly also?: string;

  @ApiPropertyOptional({ example: 'whoever proposed it', description: 'Although in office.' })
  readonly except?: string;
}

/** Who could do what on a day, and by which appointment. */
export class WhoCouldAnswer {
  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly on!: string;

  @ApiProperty({ type: [ActAnswer], description: 'What was asked about.' })
  readonly acts!: readonly ActAnswer[];

  @ApiProperty({ type: [OfficeThenAnswer], description: 'By body, office and holder.' })
  readonly offices!: readonly OfficeThenAnswer[];
}
