import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { PriorityId } from '../events.js';
import { prioritiesId } from '../priorities.js';
import { prioritiesCommands } from './handling.js';
import { AdoptPrioritiesDto } from './priorities.dto.js';

@ApiTags('Delivery plans')
@Controller('v1/priorities')
export class PrioritiesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({
    summary: 'Record the priorities that the Board adopted for a year',
    mayCall: ['secretariat'],
    creates: true,
  })
  adoptPriorities(
    @Body() dto: AdoptPrioritiesDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const priorities = dto.priorities.map((priority, index) => ({
      priorityId: this.commands.newId<PriorityId>(call, 'AdoptPriorities', String(index + 1)),
      ...priority,
    }));
    const intention = {
      type: 'AdoptPriorities',
      id: prioritiesId(dto.bodyId, dto.planYear),
      data: { ...dataOf(dto), priorities },
    } as const;
    const parts = Object.fromEntries(
      priorities.map(({ priorityId }, index) => [index + 1, priorityId]),
    );
    return this.commands.send(prioritiesCommands, intention, call, dto, { parts });
  }
}
