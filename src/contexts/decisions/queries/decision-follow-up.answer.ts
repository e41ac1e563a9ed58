import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DECISION_KINDS, IMPLEMENTATION_RATINGS } from '../events.js';
import { UrgentAgreementAnswer } from './decision.answer.js';

/** What a list says of a decision before anything else. */
class DecisionLineAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly decisionId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ example: 'SCB-2021-014' })
  readonly reference!: string;

  @ApiProperty({ example: 'Commission a report on repeat victims' })
  readonly text!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly takenOn!: string;

  @ApiProperty({ type: 'integer', example: 93, description: 'On the day of asking.' })
  readonly daysSinceTaken!: number;
}

/** A decision that asks for work which nobody has confirmed as done. */
export class UndeliveredDecisionAnswer extends DecisionLineAnswer {
  @ApiProperty({ enum: DECISION_KINDS })
  readonly kind!: (typeof DECISION_KINDS)[number];

  @ApiPropertyOptional({
    example: 'Head of Community Safety',
    description: 'Absent, with agency and date, where nobody was asked yet to carry it out.',
  })
  readonly owner?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly agencyId?: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31' })
  readonly due?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-31' })
  readonly originalDue?: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'How often the date was moved.' })
  readonly timesMoved!: number;

  @ApiProperty({ type: 'integer', example: 12, description: '0 where it is not, or has no date.' })
  readonly daysOverdue!: number;

  @ApiPropertyOptional({
    enum: IMPLEMENTATION_RATINGS,
    description: 'As last reported; absent where no progress was.',
  })
  readonly rating?: (typeof IMPLEMENTATION_RATINGS)[number];

  @ApiProperty({ description: 'Reported as done, and not yet confirmed by somebody else.' })
  readonly awaitsConfirmation!: boolean;
}

class MeetingSinceAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'date', example: '2021-12-08' })
  readonly date!: string;
}

/** A decision taken without a meeting, of which no meeting has been told. */
export class UrgentNotReportedAnswer extends DecisionLineAnswer {
  @ApiProperty({ type: [UrgentAgreementAnswer], description: 'Who agreed.' })
  readonly agreedBy!: readonly UrgentAgreementAnswer[];

  @ApiProperty({ example: 'The offer lapsed before the next meeting.' })
  readonly because!: string;

  @ApiProperty({
    type: [MeetingSinceAnswer],
    description: 'Held since: the first is the one that it should have been reported to.',
  })
  readonly meetingsSince!: readonly MeetingSinceAnswer[];
}
