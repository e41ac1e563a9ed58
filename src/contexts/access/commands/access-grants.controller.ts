import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { AccessGrantId } from '../events.js';
import { GrantAccessDto, RevokeAccessDto } from './access-grant.dto.js';
import { accessGrantCommands } from './handling.js';

@ApiTags('Access')
@Controller('v1/access-grants')
export class AccessGrantsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({
    summary: 'Let a named person read what is restricted, for a time',
    mayCall: ['secretariat'],
    creates: true,
  })
  grantAccess(@Body() dto: GrantAccessDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const id = this.commands.newId<AccessGrantId>(call, 'GrantAccess');
    const data = { grantId: id, ...dataOf(dto) };
    return this.commands.send(accessGrantCommands, { type: 'GrantAccess', id, data }, call, dto);
  }

  @Post(':grantId/revoke')
  @CommandRoute({ summary: 'Revoke a grant of access', mayCall: ['secretariat'] })
  revokeAccess(
    @Param('grantId', IdParam) id: AccessGrantId,
    @Body() dto: RevokeAccessDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(accessGrantCommands, { type: 'RevokeAccess', id, data }, call, dto);
  }
}
