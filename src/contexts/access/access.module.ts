import { Module } from '@nestjs/common';
import { AccessGrantsController } from './commands/access-grants.controller.js';
import { accessGrantCommands } from './commands/handling.js';
import { AccessGrantRegisterController } from './queries/access-grant-register.controller.js';
import { RestrictedReadsController } from './queries/restricted-reads.controller.js';

@Module({
  controllers: [AccessGrantsController, AccessGrantRegisterController, RestrictedReadsController],
  providers: [accessGrantCommands.Handler],
})
export class AccessModule {}
