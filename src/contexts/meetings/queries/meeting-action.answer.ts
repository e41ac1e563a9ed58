import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EntryAnswer, RowAnswer } from '../../../platform/http/entry.answer.js';

export const MEETING_ACTION_STAGES = ['open', 'done', 'withdrawn'] as const;

class ReassignedMeetingActionAnswer extends EntryAnswer {
  @ApiProperty({ example: 'Partnership analyst' })
  readonly formerOwner!: string;

  @ApiProperty({ example: 'The analyst left.' })
  readonly because!: string;
}

class DatedMeetingActionAnswer extends EntryAnswer {
  @ApiPropertyOptional({
    format: 'date',
    example: '2021-10-15',
    description: 'Absent where it had no date.',
  })
  readonly from?: string;

  @ApiProperty({ format: 'date', example: '2021-11-30' })
  readonly to!: string;

  @ApiProperty({ example: 'Agreed with the chair.' })
  readonly because!: string;
}

class ClosedMeetingActionAnswer extends EntryAnswer {
  @ApiProperty({ enum: ['done', 'withdrawn'] })
  readonly as!: 'done' | 'withdrawn';

  @ApiPropertyOptional({ example: 'Sent on Monday.', description: 'Of what is done.' })
  readonly outcome?: string;

  @ApiPropertyOptional({ example: 'The slides are on the site.', description: 'Why withdrawn.' })
  readonly because?: string;
}

class ReopenedMeetingActionAnswer extends EntryAnswer {
  @ApiProperty({ enum: ['done', 'withdrawn'] })
  readonly formerly!: 'done' | 'withdrawn';

  @ApiProperty({ example: 'Half of the members got none.' })
  readonly because!: string;
}

/** A follow-up that a meeting asked for, and how it stands on the day of asking. */
export class MeetingActionAnswer extends RowAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly meetingActionId!: string;

  @ApiProperty({ format: 'uuid', description: 'The meeting that asked for it.' })
  readonly meetingId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly bodyId!: string;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  readonly itemId!: string;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  readonly raisedOn!: string;

  @ApiProperty({ example: 'Send the slides to all members.' })
  readonly text!: string;

  @ApiProperty({ example: 'Partnership analyst' })
  readonly owner!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly agencyId?: string;

  @ApiPropertyOptional({ example: 'partnership-analyst', description: 'Whom the role means.' })
  readonly ownerId?: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2021-10-15',
    description: 'Absent where no date was given.',
  })
  readonly due?: string;

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiProperty({ enum: MEETING_ACTION_STAGES })
  readonly stage!: (typeof MEETING_ACTION_STAGES)[number];

  @ApiProperty()
  readonly isOpen!: boolean;

  @ApiProperty({ type: 'integer', example: 31, description: 'Since the meeting; 0 once closed.' })
  readonly daysOpen!: number;

  @ApiProperty({
    type: 'integer',
    example: 3,
    description: '0 where it is not overdue, is closed or has no date.',
  })
  readonly daysOverdue!: number;

  @ApiProperty({ type: EntryAnswer })
  readonly raised!: EntryAnswer;

  @ApiProperty({ type: [ReassignedMeetingActionAnswer] })
  readonly reassigned!: readonly ReassignedMeetingActionAnswer[];

  @ApiProperty({
    type: [DatedMeetingActionAnswer],
    description: 'Each date that it was given later.',
  })
  readonly dated!: readonly DatedMeetingActionAnswer[];

  @ApiPropertyOptional({ type: ClosedMeetingActionAnswer, description: 'Absent while it is open.' })
  readonly closed?: ClosedMeetingActionAnswer;

  @ApiProperty({ type: [ReopenedMeetingActionAnswer] })
  readonly reopened!: readonly ReopenedMeetingActionAnswer[];
}
