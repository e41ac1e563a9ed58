import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
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
import type { AgencyId } from '../../bodies/contract.js';
import type { ItemId, MeetingId } from '../events.js';
import type {
  CloseMeetingAction,
  RaiseMeetingAction,
  ReassignMeetingAction,
  ReopenMeetingAction,
  SetMeetingActionDate,
  WithdrawMeetingAction,
} from '../meeting-action.js';

/** Who is to do what a meeting asked for. */
abstract class ActionOwnerDto extends CommandDto {
  @ApiProperty({ example: 'Partnership analyst', description: 'A role, as the minutes print it.' })
  @IsString()
  @Length(1, 200)
  owner!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agency, where the minutes name one.' })
  @IsOptional()
  @IsId()
  agencyId?: AgencyId;

  @ApiPropertyOptional({
    example: 'partnership-analyst',
    description: 'Whom the role means: may say that it is done.',
  })
  @IsOptional()
  @IsActorId()
  ownerId?: ActorId;
}

/** Records a follow-up that a meeting asked for. It is no decision. */
export class RaiseMeetingActionDto
  extends ActionOwnerDto
  implements Omit<RaiseMeetingAction, 'meetingActionId'>
{
  @ApiProperty({ format: 'uuid', description: 'A meeting that took place, quorate or not.' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'The agenda item.' })
  @IsId()
  itemId!: ItemId;

  @SealedText({ example: 'Send the slides to all members.', description: 'Sealed.' })
  text!: Sealed;

  @ApiPropertyOptional({
    format: 'date',
    example: '2021-10-15',
    description: 'Left out where no date was given.',
  })
  @IsOptional()
  @IsPlainDate()
  due?: PlainDate;

  @ApiProperty({ enum: MARKINGS })
  @IsIn(MARKINGS)
  marking!: Marking;
}

/** Gives a meeting action to another owner. */
export class ReassignMeetingActionDto extends ActionOwnerDto implements ReassignMeetingAction {
  @SealedText({ example: 'The analyst left.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Gives a meeting action a date, or another one. */
export class SetMeetingActionDateDto extends CommandDto implements SetMeetingActionDate {
  @ApiProperty({ format: 'date', example: '2021-11-30' })
  @IsPlainDate()
  to!: PlainDate;

  @SealedText({ example: 'Agreed with the chair.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Says that a meeting action is done. */
export class CloseMeetingActionDto extends CommandDto implements CloseMeetingAction {
  @SealedText({ optional: true, example: 'Sent on Monday.', description: 'Sealed.' })
  outcome?: Sealed;
}

/** Withdraws a meeting action that nobody needs any more. */
export class WithdrawMeetingActionDto extends CommandDto implements WithdrawMeetingAction {
  @SealedText({ example: 'The slides are on the site.', description: 'Why; sealed.' })
  because!: Sealed;
}

/** Takes up again a meeting action that was done or withdrawn. */
export class ReopenMeetingActionDto extends CommandDto implements ReopenMeetingAction {
  @SealedText({ example: 'Half of the members got none.', description: 'Why; sealed.' })
  because!: Sealed;
}
