import { pino, type Logger } from 'pino';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { type Configuration, readConfiguration } from './platform/configuration.js';
import { ConfigurationInvalid } from './platform/configured-servers.js';
import { Metrics } from './platform/http/metrics.js';
import { NestLog } from './platform/http/nest-log.js';
import { createServer } from './platform/http/server.js';
import { announceService, withdrawService } from './platform/running-service.js';
import { openRuntime, type Runtime } from './runtime.js';

/** A service that answers at an address until it is stopped. */
export interface Service {
  readonly url: string;
  readonly runtime: Runtime;
  readonly app: NestFastifyApplication;
  /** Stops accepting, finishes what was accepted, lets go of the data folder. */
  stop(): Promise<void>;
}

/** Serving matters more than being found by commands beside it: a full disk must not keep it from starting. */
const announce = (folder: string, url: string, log: Logger): void => {
  try {
    announceService(folder, url);
  } catch (fault) {
    log.warn({ err: fault }, 'the address could not be written into the data folder');
  }
};

/** Opens the ledger and serves it. @throws NotALedger, LedgerInUse, KeyStoreMissing, or what `listen` throws */
export const serve = async (configuration: Configuration, log: Logger): Promise<Service> => {
  const metrics = new Metrics();
  const runtime = await openRuntime(configuration, {
    observe: (observation) => {
      metrics.observed(observation);
      if (observation.kind === 'failed')
        log.error({ err: observation.failure }, 'a view has failed');
    },
    tellWaiting: (fault) =>
      log.error({ err: fault }, 'reads of restricted records wait for the log'),
    observeReadStore: (observation) => metrics.readStoreObserved(observation),
    tellRetried: (fault) => log.warn({ err: fault }, 'the log is followed again'),
  });
  try {
    const app = await createServer(AppModule.serving(runtime, metrics), {
      ledger: runtime.ledger,
      metrics,
      logger: new NestLog(log),
      tell: (answered) => log.debug(answered, 'answered'),
    });
    await app.listen(configuration.port, configuration.host);
    const url = await app.getUrl();
    announce(configuration.dataFolder, url, log);
    const stop = async (): Promise<void> => {
      withdrawService(configuration.dataFolder);
      await app.close();
      await runtime.close();
    };
    return { url, runtime, app, stop };
  } catch (fault) {
    await runtime.close();
    throw fault;
  }
};

const refuseToStart = (fault: unknown, log: Logger): void => {
  if (fault instanceof ConfigurationInvalid) log.fatal({ faults: fault.faults }, fault.message);
  else
    log.fatal({ err: fault }, fault instanceof Error ? fault.message : 'The service cannot start');
  process.exitCode = 1;
};

/** The program behind `npm start`: serves until it is told to stop, and exits with 0 then. */
export const startService = async (environment: NodeJS.ProcessEnv): Promise<void> => {
  const log = pino({ name: 'partnership-ledger', level: environment['LOG_LEVEL'] ?? 'info' });
  try {
    const configuration = readConfiguration(environment);
    const service = await serve(configuration, log);
    const { ledger } = service.runtime;
    log.info({ url: service.url, dataFolder: configuration.dataFolder, ...ledger }, 'serving');
    let stopping: Promise<void> | undefined;
    const stop = (signal: NodeJS.Signals): void => {
      log.info({ signal }, 'stopping: what was accepted is finished first');
      stopping ??= service.stop().then(() => log.info('stopped'));
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (fault) {
    refuseToStart(fault, log);
  }
};
