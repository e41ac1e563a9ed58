import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { FrameworkId } from '../events.js';
import { AdoptVersionDto } from './framework.dto.js';
import { frameworkCommands } from './handling.js';

@ApiTags('Quality assessment')
@Controller('v1/qaf/frameworks')
export class FrameworksController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({
    summary: 'Record that the Board adopted a version of its framework',
    mayCall: ['secretariat'],
    creates: true,
  })
  adoptVersion(@Body() dto: AdoptVersionDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const id = this.commands.onlyId<FrameworkId>('qaf-framework', dto.boardId);
    const data = { frameworkId: id, ...dataOf(dto) };
    return this.commands.send(frameworkCommands, { type: 'AdoptVersion', id, data }, call, dto);
  }
}
