/*
 * What tests take of the program as a whole. To be imported through `loaded-program.ts`, so that it is loaded once
 * and not for every test file.
 */
export { Controller, Get } from '@nestjs/common';
export { allViews } from '../../projections/all-views.js';
export { AppModule } from '../../src/app.module.js';
export { runCommandLine } from '../../src/cli/command-line.js';
export { writablePack } from '../../src/cli/packs/pack-file.js';
export { reviewsIn } from '../../src/cli/packs/find-review.js';
export { loadSteps } from '../../src/cli/steps/load-steps.js';
export { readStepPlan, stepsUntil } from '../../src/cli/steps/step-plan.js';
export { SAMPLED_REGISTERS } from '../../src/contexts/audit/queries/sampled-registers.js';
export { referenceCounterCommands } from '../../src/contexts/decisions/commands/handling.js';
export { eventRegistry } from '../../src/event-registry.js';
export { seal } from '../../src/kernel/sealed.js';
export { MayCall } from '../../src/platform/http/access.js';
export { Commands } from '../../src/platform/http/commands.js';
export { Metrics } from '../../src/platform/http/metrics.js';
export { createServer } from '../../src/platform/http/server.js';
export { openLocalIssuer } from '../../src/platform/identity/local-issuer.js';
export { openReadOnlyRuntime, openRuntime } from '../../src/runtime.js';
export { serve } from '../../src/service.js';
export { default as request } from 'supertest';
