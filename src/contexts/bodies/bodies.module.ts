import { Module } from '@nestjs/common';
import { AgenciesController } from './commands/agencies.controller.js';
import { BodiesController } from './commands/bodies.controller.js';
import { agencyCommands, bodyCommands } from './commands/handling.js';
import { BodyRegisterController } from './queries/body-register.controller.js';

@Module({
  controllers: [AgenciesController, BodiesController, BodyRegisterController],
  providers: [agencyCommands.Handler, bodyCommands.Handler],
})
export class BodiesModule {}
