import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { MeetingActionId } from '../meeting-action.events.js';
import { meetingActionCommands } from './handling.js';
import {
  CloseMeetingActionDto,
  RaiseMeetingActionDto,
  ReassignMeetingActionDto,
  ReopenMeetingActionDto,
  SetMeetingActionDateDto,
  WithdrawMeetingActionDto,
} from './meeting-action.dto.js';

@ApiTags('Meetings')
@Controller('v1/meeting-actions')
export class MeetingActionsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({
    summary: 'Record what a meeting asked to be done',
    mayCall: ['secretariat'],
    creates: true,
  })
  raiseMeetingAction(
    @Body() dto: RaiseMeetingActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const id = this.commands.newId<MeetingActionId>(call, 'RaiseMeetingAction');
    const data = { meetingActionId: id, ...dataOf(dto) };
    const intention = { type: 'RaiseMeetingAction', id, data } as const;
    return this.commands.send(meetingActionCommands, intention, call, dto);
  }

  @Post(':meetingActionId/reassign')
  @CommandRoute({ summary: 'Give it to another owner', mayCall: ['secretariat'] })
  reassignMeetingAction(
    @Param('meetingActionId', IdParam) id: MeetingActionId,
    @Body() dto: ReassignMeetingActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'ReassignMeetingAction', id, data: dataOf(dto) } as const;
    return this.commands.send(meetingActionCommands, intention, call, dto);
  }

  @Post(':meetingActionId/set-date')
  @CommandRoute({ summary: 'Give it a date, or another one', mayCall: ['secretariat'] })
  setMeetingActionDate(
    @Param('meetingActionId', IdParam) id: MeetingActionId,
    @Body() dto: SetMeetingActionDateDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'SetMeetingActionDate', id, data: dataOf(dto) } as const;
    return this.commands.send(meetingActionCommands, intention, call, dto);
  }

  @Post(':meetingActionId/done')
  @CommandRoute({ summary: 'Say that it is done', mayCall: ['signed-in'] })
  closeMeetingAction(
    @Param('meetingActionId', IdParam) id: MeetingActionId,
    @Body() dto: CloseMeetingActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'CloseMeetingAction', id, data: dataOf(dto) } as const;
    return this.commands.send(meetingActionCommands, intention, call, dto);
  }

  @Post(':meetingActionId/withdraw')
  @CommandRoute({ summary: 'Withdraw it', mayCall: ['secretariat'] })
  withdrawMeetingAction(
    @Param('meetingActionId', IdParam) id: MeetingActionId,
    @Body() dto: WithdrawMeetingActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'WithdrawMeetingAction', id, data: dataOf(dto) } as const;
    return this.commands.send(meetingActionCommands, intention, call, dto);
  }

  @Post(':meetingActionId/reopen')
  @CommandRoute({ summary: 'Take it up again', mayCall: ['secretariat'] })
  reopenMeetingAction(
    @Param('meetingActionId', IdParam) id: MeetingActionId,
    @Body() dto: ReopenMeetingActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'ReopenMeetingAction', id, data: dataOf(dto) } as const;
    return this.commands.send(meetingActionCommands, intention, call, dto);
  }
}
