import { Module } from '@nestjs/common';
import { DhrActionsController } from './commands/dhr-actions.controller.js';
import { DhrsController } from './commands/dhrs.controller.js';
import { dhrCommands } from './commands/handling.js';
import { PartyAnswersController } from './commands/party-answers.controller.js';
import { RecommendationsController } from './commands/recommendations.controller.js';

@Module({
  controllers: [
    DhrsController,
    RecommendationsController,
    DhrActionsController,
    PartyAnswersController,
  ],
  providers: [dhrCommands.Handler],
})
export class DhrModule {}
