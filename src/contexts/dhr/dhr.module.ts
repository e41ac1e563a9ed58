import { Module } from '@nestjs/common';
import { DhrActionsController } from './commands/dhr-actions.controller.js';
import { DhrsController } from './commands/dhrs.controller.js';
import { dhrCommands } from './commands/handling.js';
import { PartyAnswersController } from './commands/party-answers.controller.js';
import { RecommendationsController } from './commands/recommendations.controller.js';
import { DhrRegisterController } from './queries/dhr-register.controller.js';
import { DhrViews } from './queries/dhr-views.js';
import { FollowUpController } from './queries/follow-up.controller.js';

@Module({
  controllers: [
    DhrsController,
    RecommendationsController,
    DhrActionsController,
    PartyAnswersController,
    DhrRegisterController,
    FollowUpController,
  ],
  providers: [dhrCommands.Handler, DhrViews],
})
export class DhrModule {}
