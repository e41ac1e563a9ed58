import { Module } from '@nestjs/common';
import { AgenciesController } from './commands/agencies.controller.js';
import { BodiesController } from './commands/bodies.controller.js';
import { DutiesController } from './commands/duties.controller.js';
import { agencyCommands, bodyCommands, dutyCommands } from './commands/handling.js';
import { BodyRegisterController } from './queries/body-register.controller.js';
import { DutyRegisterController } from './queries/duty-register.controller.js';

@Module({
  controllers: [
    AgenciesController,
    BodiesController,
    DutiesController,
    BodyRegisterController,
    DutyRegisterController,
  ],
  providers: [agencyCommands.Handler, bodyCommands.Handler, dutyCommands.Handler],
})
export class BodiesModule {}
