import { Module } from '@nestjs/common';
import { ActionsController } from './commands/actions.controller.js';
import {
  actionCommands,
  measureCommands,
  planCommands,
  prioritiesCommands,
} from './commands/handling.js';
import { PlansController } from './commands/plans.controller.js';
import { PrioritiesController } from './commands/priorities.controller.js';
import { ActionRegisterController } from './queries/action-register.controller.js';
import { PlanViewsController } from './queries/plan-views.controller.js';

@Module({
  controllers: [
    PrioritiesController,
    PlansController,
    ActionsController,
    ActionRegisterController,
    PlanViewsController,
  ],
  providers: [
    prioritiesCommands.Handler,
    planCommands.Handler,
    actionCommands.Handler,
    measureCommands.Handler,
  ],
})
export class DeliveryPlansModule {}
