import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import type { Sealed } from '../../../kernel/sealed.js';
import { CommandDto } from '../../../platform/http/command.dto.js';
import { IsId, IsOptional, SealedText } from '../../../platform/http/fields.js';
import type { DecisionId } from '../../decisions/contract.js';
import type { ItemId, MeetingId } from '../../meetings/contract.js';
import type { AgreeCompletion, AgreeTargetDate, ReopenAction } from '../action.commands.js';
import type { ActionId } from '../events.js';
import { OfActionDto } from './action.dto.js';

/** Agrees to a moved target date. */
export class AgreeTargetDateDto extends OfActionDto implements Omit<AgreeTargetDate, 'actionId'> {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'By which the Board approved it: a material move needs one.',
  })
  @IsOptional()
  @IsId()
  decisionId?: DecisionId;
}

/** Records that the group agreed to a completion, at an item of a meeting. */
export class AgreeCompletionDto extends OfActionDto implements Omit<AgreeCompletion, 'actionId'> {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'Of its agenda.' })
  @IsId()
  itemId!: ItemId;
}

/** Records that the group agreed to many completions at once. */
export class AgreeCompletionsDto
  extends CommandDto
  implements Omit<AgreeCompletion, 'actionId' | 'planId'>
{
  @ApiProperty({ format: 'uuid' })
  @IsId()
  meetingId!: MeetingId;

  @ApiProperty({ format: 'uuid', description: 'Of its agenda.' })
  @IsId()
  itemId!: ItemId;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsId({ each: true })
  actionIds!: ActionId[];
}

/** Reopens a completed action. */
export class ReopenActionDto extends OfActionDto implements Omit<ReopenAction, 'actionId'> {
  @SealedText({ example: 'Two venues left the scheme again.', description: 'Why; sealed.' })
  because!: Sealed;
}
