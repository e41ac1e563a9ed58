import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { AppointmentId, BodyId } from '../events.js';
import {
  AppointOfficeHolderDto,
  EndAppointmentDto,
  ReplaceOfficeHolderDto,
} from './appointment.dto.js';
import { bodyCommands } from './handling.js';

@ApiTags('Bodies')
@Controller('v1/bodies')
export class AppointmentsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post(':bodyId/appointments')
  @CommandRoute({ summary: 'Appoint an office holder', mayCall: ['secretariat'] })
  appointOfficeHolder(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: AppointOfficeHolderDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const appointmentId = this.commands.newId<AppointmentId>(call, 'AppointOfficeHolder');
    const data = { appointment: { appointmentId, ...dataOf(dto) } };
    const intention = { type: 'AppointOfficeHolder', id, data } as const;
    return this.commands.send(bodyCommands, intention, call, dto, { id: appointmentId });
  }

  @Post(':bodyId/appointments/:appointmentId/end')
  @CommandRoute({ summary: 'End an appointment', mayCall: ['secretariat'] })
  endAppointment(
    @Param('bodyId', IdParam) id: BodyId,
    @Param('appointmentId', IdParam) appointmentId: AppointmentId,
    @Body() dto: EndAppointmentDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { appointmentId, ...dataOf(dto) };
    return this.commands.send(bodyCommands, { type: 'EndAppointment', id, data }, call, dto);
  }

  @Post(':bodyId/appointments/:appointmentId/replace')
  @CommandRoute({
    summary: 'Replace an office holder: ends the one, appoints the other',
    mayCall: ['secretariat'],
  })
  replaceOfficeHolder(
    @Param('bodyId', IdParam) id: BodyId,
    @Param('appointmentId', IdParam) appointmentId: AppointmentId,
    @Body() dto: ReplaceOfficeHolderDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const next = this.commands.newId<AppointmentId>(call, 'ReplaceOfficeHolder');
    const data = { appointmentId, successor: { appointmentId: next, ...dataOf(dto) } };
    const intention = { type: 'ReplaceOfficeHolder', id, data } as const;
    return this.commands.send(bodyCommands, intention, call, dto, { id: next });
  }
}
