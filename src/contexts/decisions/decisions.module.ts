import { Module } from '@nestjs/common';
import { DecisionRecorder } from './commands/decision-recorder.js';
import { DecisionsController } from './commands/decisions.controller.js';
import { decisionCommands, referenceCounterCommands } from './commands/handling.js';
import { ImplementationController } from './commands/implementation.controller.js';
import { DecisionRegisterController } from './queries/decision-register.controller.js';
import { DecisionSources } from './queries/decision-sources.js';
import { DecisionViewsController } from './queries/decision-views.controller.js';

@Module({
  controllers: [
    DecisionsController,
    ImplementationController,
    DecisionRegisterController,
    DecisionViewsController,
  ],
  providers: [
    DecisionRecorder,
    DecisionSources,
    decisionCommands.Handler,
    referenceCounterCommands.Handler,
  ],
})
export class DecisionsModule {}
