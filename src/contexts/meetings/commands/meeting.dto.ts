import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ActorId } from '../../../kernel/ids.js';
import { type Marking, MARKINGS } from '../../../kernel/marking.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import {
  IsActorId,
  IsId,
  IsOptional,
  IsPlainDate,
  SealedText,
} from '../../../platform/http/fields.js';
import type { AgencyId, BodyId } from '../../bodies/contract.js';
import { type AgendaItem, type Attendee, ATTENDS_AS, type MeetingId } from '../events.js';
import type { CancelMeeting, ConfirmMinutes, HoldMeeting } from '../meeting.commands.js';

/** An item of an agenda. */
class AgendaItemDto implements Omit<AgendaItem, 'itemId'> {
  @ApiProperty({ example: 4 })
  @IsInt()
  @Min(1)
  @Max(999)
  number!: number;

  @ApiProperty({ example: 'Delivery plans for approval' })
  @IsString()
  @Length(1, 200)
  title!: string;
}

/** Convenes a meeting of a body. */
export class ConveneMeetingDto extends CommandDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  bodyId!: BodyId;

  @ApiProperty({ format: 'date', example: '2021-09-14' })
  @IsPlainDate()
  date!: PlainDate;

  @ApiProperty({ type: [AgendaItemDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AgendaItemDto)
  agenda!: AgendaItemDto[];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The meeting of another body as part of which it is held.',
  })
  @IsOptional()
  @IsId()
  within?: MeetingId;

  @ApiPropertyOptional({ example: '09:30', description: 'In Europe/London.' })
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'startsAt must be a time of day, as 09:30' })
  startsAt?: string;

  @ApiPropertyOptional({ example: 'Committee room 1', description: 'Or how to take part.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  place?: string;

  @ApiPropertyOptional({ enum: MARKINGS, description: 'Who may see it; all members unless said.' })
  @IsOptional()
  @IsIn(MARKINGS)
  marking?: Marking;
}

/** Adds an item to the agenda. */
export class AddAgendaItemDto extends CommandDto implements Omit<AgendaItem, 'itemId'> {
  @ApiProperty({ example: 7 })
  @IsInt()
  @Min(1)
  @Max(999)
  number!: number;

  @ApiProperty({ example: 'Any other business' })
  @IsString()
  @Length(1, 200)
  title!: string;
}

/** Somebody who attended. */
class AttendeeDto implements Attendee {
  @ApiProperty({ example: 'cs-chair', description: 'The id in the token, which names nobody.' })
  @IsActorId()
  person!: ActorId;

  @ApiProperty({ example: 'Detective Superintendent' })
  @IsString()
  @Length(1, 200)
  role!: string;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  agencyId!: AgencyId;

  @ApiProperty({
    enum: ATTENDS_AS,
    description: 'Those in attendance do not count for the quorum.',
  })
  @IsIn(ATTENDS_AS)
  as!: (typeof ATTENDS_AS)[number];
}

/** Who attended: records a meeting as held, or as inquorate. */
export class AttendanceDto extends CommandDto implements HoldMeeting {
  @ApiProperty({ type: [AttendeeDto] })
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AttendeeDto)
  attendance!: AttendeeDto[];
}

/** Cancels a meeting. */
export class CancelMeetingDto extends CommandDto implements CancelMeeting {
  @SealedText({ example: 'Clash with a major incident exercise' })
  because!: Sealed;
}

/** Records that a later meeting confirmed the minutes. */
export class ConfirmMinutesDto extends CommandDto implements ConfirmMinutes {
  @ApiProperty({ format: 'uuid', description: 'The later meeting of the same body.' })
  @IsId()
  confirmedAt!: MeetingId;

  @ApiPropertyOptional({
    example: 'board-chair',
    description:
      'The chair in office at that meeting, or the deputy, who signed them: needed where the terms of reference say so.',
  })
  @IsOptional()
  @IsActorId()
  signedBy?: ActorId;
}
