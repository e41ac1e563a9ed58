import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { AppointmentId, BodyId } from '../events.js';
import {
  AdoptTermsOfReferenceDto,
  AppointOfficeHolderDto,
  EndAppointmentDto,
  EstablishBodyDto,
} from './body.dto.js';
import { bodyCommands } from './handling.js';

@ApiTags('Bodies')
@Controller('v1/bodies')
export class BodiesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Establish a body', mayCall: ['secretariat'], creates: true })
  establishBody(@Body() dto: EstablishBodyDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const bodyId = this.commands.onlyId<BodyId>('body', dto.shortName);
    const data = { bodyId, ...dataOf(dto) };
    return this.commands.send(bodyCommands, { type: 'EstablishBody', id: bodyId, data }, call, dto);
  }

  @Post(':bodyId/terms-of-reference')
  @CommandRoute({ summary: 'Adopt new terms of reference', mayCall: ['secretariat'] })
  adoptTermsOfReference(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: AdoptTermsOfReferenceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(bodyCommands, { type: 'AdoptTermsOfReference', id, data }, call, dto);
  }

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
}
