import { Module } from '@nestjs/common';
import { DecisionRecorder } from './commands/decision-recorder.js';
import { DecisionsController } from './commands/decisions.controller.js';
import { decisionCommands, referenceCounterCommands } from './commands/handling.js';
import { ImplementationController } from './commands/implementation.controller.js';
import { DecisionRegisterController } from './queries/decision-register.controller.js';

@Module({
  controllers: [DecisionsController, ImplementationController, DecisionRegisterController],
  providers: [DecisionRecorder, decisionCommands.Handler, referenceCounterCommands.Handler],
})
export class DecisionsModule {}
