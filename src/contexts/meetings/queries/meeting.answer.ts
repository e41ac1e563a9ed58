import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';
import { ATTENDS_AS, INTEREST_NATURES, SIGNS_AS } from '../events.js';

const STAGES = ['convened', 'held', 'inquorate', 'cancelled', 'minutes-confirmed'] as const;

class AgendaItemAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly itemId!: string;

  @ApiProperty({ type: 'integer', example: 4 })
  readonly number!: number;

  @ApiProperty({ example: 'Delivery plans for approval' })
  readonly title!: string;
}

class AttendeeAnswer {
  @ApiProperty({ example: 'cs-chair', description: 'The id in the token, which names nobody.' })
  readonly person!: string;

  @ApiProperty({ example: 'Detective Superintendent', description: 'As minutes print it.' })
  readonly role!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;

  @ApiProperty({
    enum: ATTENDS_AS,
    description: 'Those in attendance do not count for the quorum.',
  })
  readonly as!: (typeof ATTENDS_AS)[number];
}

class DispensationAnswer {
  @ApiProperty({ format: 'date', example: '2021-09-01' })
  readonly grantedOn!: string;

  @ApiProperty({ example: 'Monitoring officer' })
  readonly grantedBy!: string;
}

class WithdrawnInterestAnswer extends EntryAnswer {
  @ApiProperty({ example: 'It was another item.' })
  readonly because!: string;
}

class DeclaredInterestAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  readonly itemId!: string;

  @ApiProperty({ example: 'scb-member' })
  readonly person!: string;

  @ApiProperty({ enum: INTEREST_NATURES, description: 'A prejudicial one bars from deciding.' })
  readonly nature!: (typeof INTEREST_NATURES)[number];

  @ApiProperty({ example: 'A trustee of the charity that would be funded.' })
  readonly interest!: string;

  @ApiPropertyOptional({ type: DispensationAnswer })
  readonly dispensation?: DispensationAnswer;

  @ApiPropertyOptional({ type: WithdrawnInterestAnswer })
  readonly withdrawn?: WithdrawnInterestAnswer;
}

class CancelledMeetingAnswer extends EntryAnswer {
  @ApiProperty({ example: 'Clash with a major incident exercise' })
  readonly because!: string;
}

class ConfirmedMinutesAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The later meeting of the same body.' })
  readonly confirmedAt!: string;
}

class SignedMinutesAnswer extends EntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The later meeting at which they were signed.' })
  readonly confirmedAt!: string;

  @ApiProperty({ example: 'board-chair' })
  readonly signedBy!: string;

  @ApiProperty({ enum: SIGNS_AS })
  readonly office!: (typeof SIGNS_AS)[number];

  @ApiProperty({ format: 'uuid' })
  readonly agencyId!: string;
}

/** A meeting of a body: agenda, attendance, minutes. */
export class MeetingAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly date!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The meeting of another body as part of which it is held.',
  })
  readonly within?: string;

  @ApiPropertyOptional({ example: '09:30', description: 'In Europe/London.' })
  readonly startsAt?: string;

  @ApiPropertyOptional({ example: 'Committee room 1' })
  readonly place?: string;

  @ApiPropertyOptional({ enum: MARKINGS, description: 'Who may see it.' })
  readonly marking?: (typeof MARKINGS)[number];

  @ApiProperty({ enum: STAGES })
  readonly stage!: (typeof STAGES)[number];

  @ApiProperty({ type: [AgendaItemAnswer] })
  readonly agenda!: readonly AgendaItemAnswer[];

  @ApiProperty({ type: [AttendeeAnswer] })
  readonly attendance!: readonly AttendeeAnswer[];

  @ApiProperty({ type: [DeclaredInterestAnswer], description: 'In the order of recording.' })
  readonly interests!: readonly DeclaredInterestAnswer[];

  @ApiPropertyOptional({
    type: 'integer',
    example: 4,
    description: 'Members required that day: known once it was held or found inquorate.',
  })
  readonly quorum?: number;

  @ApiPropertyOptional({ type: 'integer', example: 6, description: 'Members who attended.' })
  readonly present?: number;

  @ApiProperty({ type: EntryAnswer })
  readonly convened!: EntryAnswer;

  @ApiPropertyOptional({
    type: EntryAnswer,
    description: 'That it was held, or found inquorate.',
  })
  readonly met?: EntryAnswer;

  @ApiPropertyOptional({ type: CancelledMeetingAnswer })
  readonly cancelled?: CancelledMeetingAnswer;

  @ApiPropertyOptional({ type: ConfirmedMinutesAnswer })
  readonly minutesConfirmed?: ConfirmedMinutesAnswer;

  @ApiPropertyOptional({ type: SignedMinutesAnswer })
  readonly minutesSigned?: SignedMinutesAnswer;
}
