declare global {
  /** Given by `program-environment.mjs`. */
  var loadProgram: () => Promise<typeof import('./program.js')>;
}

/**
 * The program as plain node loads it, once for all test files of a worker. Its classes and symbols are not those
 * that a test file imports by itself: what is handed to it, or told by its class, is to be taken from here, too.
 */
export const {
  allViews,
  AppModule,
  Commands,
  Controller,
  createServer,
  eventRegistry,
  Get,
  loadSteps,
  MayCall,
  Metrics,
  openLocalIssuer,
  openReadOnlyRuntime,
  openRuntime,
  readStepPlan,
  referenceCounterCommands,
  request,
  reviewsIn,
  runCommandLine,
  SAMPLED_REGISTERS,
  seal,
  serve,
  stepsUntil,
  writablePack,
} = await globalThis.loadProgram();
