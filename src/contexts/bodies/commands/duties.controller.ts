import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DutyId } from '../events.js';
import { FulfilDutyDto, MissDutyDto, ScheduleDutyDto, WithdrawDutyDto } from './duty.dto.js';
import { dutyCommands } from './handling.js';

@ApiTags('Bodies')
@Controller('v1/duties')
export class DutiesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Schedule a reporting duty', mayCall: ['secretariat'], creates: true })
  scheduleDuty(@Body() dto: ScheduleDutyDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const dutyId = this.commands.newId<DutyId>(call, 'ScheduleDuty');
    const data = { dutyId, ...dataOf(dto) };
    return this.commands.send(dutyCommands, { type: 'ScheduleDuty', id: dutyId, data }, call, dto);
  }

  @Post(':dutyId/fulfil')
  @CommandRoute({ summary: 'Record that a duty was met', mayCall: ['secretariat'] })
  fulfilDuty(
    @Param('dutyId', IdParam) id: DutyId,
    @Body() dto: FulfilDutyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dutyCommands, { type: 'FulfilDuty', id, data }, call, dto);
  }

  @Post(':dutyId/miss')
  @CommandRoute({ summary: 'Record that a duty was missed', mayCall: ['secretariat'] })
  missDuty(
    @Param('dutyId', IdParam) id: DutyId,
    @Body() dto: MissDutyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dutyCommands, { type: 'MissDuty', id, data }, call, dto);
  }

  @Post(':dutyId/withdraw')
  @CommandRoute({ summary: 'Withdraw a duty from the schedule', mayCall: ['secretariat'] })
  withdrawDuty(
    @Param('dutyId', IdParam) id: DutyId,
    @Body() dto: WithdrawDutyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dutyCommands, { type: 'WithdrawDuty', id, data }, call, dto);
  }
}
