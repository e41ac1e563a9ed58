import { Module } from '@nestjs/common';
import { CycleAgenciesController } from './commands/cycle-agencies.controller.js';
import { CyclesController } from './commands/cycles.controller.js';
import { FindingsController } from './commands/findings.controller.js';
import { FrameworksController } from './commands/frameworks.controller.js';
import { cycleCommands, frameworkCommands } from './commands/handling.js';
import { AssessmentListsController } from './queries/assessment-lists.controller.js';
import { HeatmapController } from './queries/heatmap.controller.js';
import { QafRegistersController } from './queries/qaf-registers.controller.js';

@Module({
  controllers: [
    FrameworksController,
    CyclesController,
    CycleAgenciesController,
    FindingsController,
    QafRegistersController,
    AssessmentListsController,
    HeatmapController,
  ],
  providers: [frameworkCommands.Handler, cycleCommands.Handler],
})
export class QafModule {}
