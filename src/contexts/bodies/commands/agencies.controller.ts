import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { AgencyId } from '../events.js';
import { RegisterAgencyDto } from './agency.dto.js';
import { agencyCommands } from './handling.js';

@ApiTags('Bodies')
@Controller('v1/agencies')
export class AgenciesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Register an agency', mayCall: ['secretariat'], creates: true })
  registerAgency(
    @Body() dto: RegisterAgencyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const agencyId = this.commands.newId<AgencyId>(call, 'RegisterAgency');
    const data = { agencyId, ...dataOf(dto) };
    return this.commands.send(
      agencyCommands,
      { type: 'RegisterAgency', id: agencyId, data },
      call,
      dto,
    );
  }
}
