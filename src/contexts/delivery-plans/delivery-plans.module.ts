import { Module } from '@nestjs/common';
import { ActionAgreementsController } from './commands/action-agreements.controller.js';
import { ActionsController } from './commands/actions.controller.js';
import {
  actionCommands,
  measureCommands,
  planCommands,
  prioritiesCommands,
} from './commands/handling.js';
import { PlanChangesController } from './commands/plan-changes.controller.js';
import { PlannedActionsController } from './commands/planned-actions.controller.js';
import { PlansController } from './commands/plans.controller.js';
import { PrioritiesController } from './commands/priorities.controller.js';
import { EvidenceController } from './commands/evidence.controller.js';
import { EvidenceDesk } from './commands/evidence-desk.js';
import { GivenEvidence } from './commands/given-evidence.js';
import { EvidenceFileController } from './queries/evidence-file.controller.js';
import { ActionRegisterController } from './queries/action-register.controller.js';
import { ActionTimelineController } from './queries/action-timeline.controller.js';
import { PlanViewsController } from './queries/plan-views.controller.js';
import { PrioritiesCoverageController } from './queries/priorities-coverage.controller.js';

@Module({
  controllers: [
    PrioritiesController,
    PlansController,
    PlanChangesController,
    PlannedActionsController,
    ActionsController,
    EvidenceController,
    EvidenceFileController,
    ActionAgreementsController,
    ActionRegisterController,
    PlanViewsController,
    ActionTimelineController,
    PrioritiesCoverageController,
  ],
  providers: [
    EvidenceDesk,
    GivenEvidence,
    prioritiesCommands.Handler,
    planCommands.Handler,
    actionCommands.Handler,
    measureCommands.Handler,
  ],
})
export class DeliveryPlansModule {}
