import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { CycleId, FrameworkId } from '../events.js';
import { CloseCycleDto, OpenCycleDto, ReportCycleDto } from './cycle.dto.js';
import { cycleCommands } from './handling.js';

@ApiTags('Quality assessment')
@Controller('v1/qaf/cycles')
export class CyclesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({
    summary: 'Open the assessment of a year',
    mayCall: ['signed-in'],
    creates: true,
  })
  openCycle(@Body() dto: OpenCycleDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const { boardId, year } = dto;
    const id = this.commands.onlyId<CycleId>('qaf-cycle', boardId, String(year));
    const frameworkId = this.commands.onlyId<FrameworkId>('qaf-framework', boardId);
    const data = { cycleId: id, frameworkId, ...dataOf(dto) };
    return this.commands.send(cycleCommands, { type: 'OpenCycle', id, data }, call, dto);
  }

  @Post(':cycleId/report')
  @CommandRoute({
    summary: 'Record that the assessment was reported to the Board',
    mayCall: ['signed-in'],
  })
  reportCycle(
    @Param('cycleId', IdParam) id: CycleId,
    @Body() dto: ReportCycleDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(cycleCommands, { type: 'ReportCycle', id, data }, call, dto);
  }

  @Post(':cycleId/close')
  @CommandRoute({ summary: 'Close the assessment of a year', mayCall: ['signed-in'] })
  closeCycle(
    @Param('cycleId', IdParam) id: CycleId,
    @Body() dto: CloseCycleDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    return this.commands.send(cycleCommands, { type: 'CloseCycle', id, data: {} }, call, dto);
  }
}
