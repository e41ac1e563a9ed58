import { Module } from '@nestjs/common';
import { AgenciesController } from './commands/agencies.controller.js';
import { AppointmentsController } from './commands/appointments.controller.js';
import { BodiesController } from './commands/bodies.controller.js';
import { DutiesController } from './commands/duties.controller.js';
import { agencyCommands, bodyCommands, dutyCommands } from './commands/handling.js';
import { AgencyRegisterController } from './queries/agency-register.controller.js';
import { BodyRegisterController } from './queries/body-register.controller.js';
import { DutyRegisterController } from './queries/duty-register.controller.js';
import { WhoCouldController } from './queries/who-could.controller.js';

@Module({
  controllers: [
    AgenciesController,
    BodiesController,
    AppointmentsController,
    DutiesController,
    AgencyRegisterController,
    BodyRegisterController,
    DutyRegisterController,
    WhoCouldController,
  ],
  providers: [agencyCommands.Handler, bodyCommands.Handler, dutyCommands.Handler],
})
export class BodiesModule {}
