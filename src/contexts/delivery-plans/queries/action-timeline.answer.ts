import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKINGS } from '../../../kernel/marking.js';
import { EventReferenceAnswer } from '../../../platform/http/entry.answer.js';
import { DELIVERY_RATINGS } from '../events.js';

class TimelineEntryAnswer extends EventReferenceAnswer {
  @ApiProperty({ example: 'Target date moved' })
  readonly what!: string;

  @ApiPropertyOptional({ enum: DELIVERY_RATINGS })
  readonly deliveryRating?: (typeof DELIVERY_RATINGS)[number];

  @ApiPropertyOptional({ enum: [true], description: 'Nothing new: `progress` says why.' })
  readonly noChange?: true;

  @ApiPropertyOptional({ example: 'Twelve venues signed up; training dates agreed.' })
  readonly progress?: string;

  @ApiPropertyOptional({ example: 'Hearings were postponed; new dates are set for May.' })
  readonly explanation?: string;

  @ApiPropertyOptional({ example: 'All venues take part.', description: 'What was achieved.' })
  readonly summary?: string;

  @ApiPropertyOptional({ example: 'Licensing hearings were postponed.', description: 'Why.' })
  readonly because?: string;

  @ApiPropertyOptional({ example: 'What would bring it back?', description: "The Board's." })
  readonly question?: string;

  @ApiPropertyOptional({ example: 'A joint tender with the neighbouring county.' })
  readonly answer?: string;

  @ApiPropertyOptional({ example: 'Two more venues since.', description: 'Tabled at a meeting.' })
  readonly update?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-15' })
  readonly completedOn?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The lead agency that accepted it.' })
  readonly agencyId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly decisionId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly meetingId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly reviewId?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-12-31', description: 'Of a moved date.' })
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', example: '2022-02-28' })
  readonly to?: string;

  @ApiPropertyOptional({ type: 'integer', example: 1, description: 'Pieces that came with it.' })
  readonly evidence?: number;
}

class DateMoveAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly from!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly to!: string;

  @ApiProperty({ type: 'integer', example: 59, description: 'Earlier is negative.' })
  readonly days!: number;

  @ApiProperty({ type: 'integer', example: 40, description: 'Of England and Wales.' })
  readonly workingDays!: number;
}

class SlippageAnswer {
  @ApiProperty({ format: 'date', example: '2021-12-31' })
  readonly originalTargetDate!: string;

  @ApiProperty({ format: 'date', example: '2022-02-28' })
  readonly targetDate!: string;

  @ApiProperty({ type: 'integer', example: 59, description: 'From the original to the current.' })
  readonly days!: number;

  @ApiProperty({ type: 'integer', example: 40, description: 'Of England and Wales.' })
  readonly workingDays!: number;

  @ApiProperty({ type: [DateMoveAnswer] })
  readonly moves!: readonly DateMoveAnswer[];
}

/** Everything that happened to one action, in the order in which it happened, and how far its date slipped. */
export class ActionTimelineAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly actionId!: string;

  @ApiProperty({ format: 'uuid' })
  readonly planId!: string;

  @ApiProperty({ format: 'uuid', description: 'The group whose plan it stands in.' })
  readonly bodyId!: string;

  @ApiProperty({ example: '2021/22' })
  readonly planYear!: string;

  @ApiProperty({ example: 'CS-2021-07' })
  readonly reference!: string;

  @ApiProperty({ example: 'Relaunch the ask-for-help scheme in bars with licensing and councils' })
  readonly title!: string;

  @ApiProperty({ enum: MARKINGS })
  readonly marking!: (typeof MARKINGS)[number];

  @ApiProperty({ type: SlippageAnswer })
  readonly slippage!: SlippageAnswer;

  @ApiProperty({ type: [TimelineEntryAnswer] })
  readonly entries!: readonly TimelineEntryAnswer[];
}
