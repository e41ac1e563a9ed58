import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ItemId, MeetingId } from '../events.js';
import { meetingCommands } from './handling.js';
import { DeclareInterestDto, WithdrawInterestDto } from './interest.dto.js';
import {
  AddAgendaItemDto,
  AttendanceDto,
  CancelMeetingDto,
  ConfirmMinutesDto,
  ConveneMeetingDto,
} from './meeting.dto.js';

@ApiTags('Meetings')
@Controller('v1/meetings')
export class MeetingsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Convene a meeting', mayCall: ['secretariat'], creates: true })
  conveneMeeting(
    @Body() dto: ConveneMeetingDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const meetingId = this.commands.newId<MeetingId>(call, 'ConveneMeeting');
    const agenda = dto.agenda.map((item) => ({
      itemId: this.commands.newId<ItemId>(call, 'ConveneMeeting', String(item.number)),
      ...item,
    }));
    const intention = {
      type: 'ConveneMeeting',
      id: meetingId,
      data: { meetingId, ...dataOf(dto), agenda },
    } as const;
    const parts = Object.fromEntries(agenda.map(({ number, itemId }) => [number, itemId]));
    return this.commands.send(meetingCommands, intention, call, dto, { parts });
  }

  @Post(':meetingId/items')
  @CommandRoute({ summary: 'Add an item to the agenda', mayCall: ['secretariat'] })
  addAgendaItem(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: AddAgendaItemDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const itemId = this.commands.newId<ItemId>(call, 'AddAgendaItem');
    const data = { item: { itemId, ...dataOf(dto) } };
    const intention = { type: 'AddAgendaItem', id, data } as const;
    return this.commands.send(meetingCommands, intention, call, dto, { id: itemId });
  }

  @Post(':meetingId/hold')
  @CommandRoute({ summary: 'Record that it was held, quorate', mayCall: ['secretariat'] })
  holdMeeting(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: AttendanceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(meetingCommands, { type: 'HoldMeeting', id, data }, call, dto);
  }

  @Post(':meetingId/inquorate')
  @CommandRoute({ summary: 'Record that it was inquorate', mayCall: ['secretariat'] })
  recordInquorate(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: AttendanceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(meetingCommands, { type: 'RecordInquorate', id, data }, call, dto);
  }

  @Post(':meetingId/cancel')
  @CommandRoute({ summary: 'Cancel a meeting', mayCall: ['secretariat'] })
  cancelMeeting(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: CancelMeetingDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(meetingCommands, { type: 'CancelMeeting', id, data }, call, dto);
  }

  @Post(':meetingId/confirm-minutes')
  @CommandRoute({ summary: 'Confirm the minutes at a later meeting', mayCall: ['secretariat'] })
  confirmMinutes(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: ConfirmMinutesDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(meetingCommands, { type: 'ConfirmMinutes', id, data }, call, dto);
  }

  @Post(':meetingId/interests')
  @CommandRoute({ summary: 'Record an interest declared in an item', mayCall: ['secretariat'] })
  declareInterest(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: DeclareInterestDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(meetingCommands, { type: 'DeclareInterest', id, data }, call, dto);
  }

  @Post(':meetingId/withdraw-interest')
  @CommandRoute({ summary: 'Take back an interest declared by mistake', mayCall: ['secretariat'] })
  withdrawInterest(
    @Param('meetingId', IdParam) id: MeetingId,
    @Body() dto: WithdrawInterestDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(meetingCommands, { type: 'WithdrawInterest', id, data }, call, dto);
  }
}
