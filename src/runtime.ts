import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allViews } from '../projections/all-views.js';
import { readingsGathered, type SpooledReading } from './contexts/access/contract.js';
import { type EmbeddedStores, openEmbeddedStores } from './embedded-stores.js';
import { eventRegistry } from './event-registry.js';
import type { Instant } from './kernel/plain-date.js';
import { type Clock, SimulatedClock, systemClock } from './platform/clock.js';
import { CommandExecutor } from './platform/command-handling/command-executor.js';
import { type Configuration, EVIDENCE_LIMIT } from './platform/configuration.js';
import { EventSpool } from './platform/event-spool/event-spool.js';
import { type EventStore, NotALedger } from './platform/event-store/event-store.js';
import { openLedgerFile } from './platform/event-store/sqlite/open-ledger.js';
import type { EvidenceFiles } from './platform/evidence-files/evidence-files.js';
import { FolderEvidenceFiles } from './platform/evidence-files/folder-evidence-files.js';
import type { TokenVerifier } from './platform/identity/identity.js';
import { ISSUER_KEY_FILE, openLocalIssuer } from './platform/identity/local-issuer.js';
import { createTokenVerifier } from './platform/identity/token-verifier.js';
import type { Ledger } from './platform/ledger/ledger.js';
import { knownLedger, openLedger } from './platform/ledger/open-first.js';
import type { PersonalData } from './platform/personal-data/personal-data.js';
import type { KeyStore } from './platform/personal-data/key-store.js';
import { Sealing } from './platform/personal-data/sealing.js';
import { openKeyStore } from './platform/personal-data/sqlite-key-store.js';
import type { Observer } from './platform/projection-runner/observation.js';
import type { KeptViews } from './platform/projection-runner/kept-views.js';
import { ProjectionRunner } from './platform/projection-runner/projection-runner.js';
import { ViewReader } from './platform/projection-runner/view-reader.js';
import { type Randomness, seededRandomness, systemRandomness } from './platform/randomness.js';
import { MemoryReadStore } from './platform/read-store/memory/memory-read-store.js';

/** Everything that serves one ledger on the embedded stores, opened and ready. */
export interface Runtime {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly eventStore: EventStore;
  /** What was read of restricted records, on its way to the log. */
  readonly spool: EventSpool<SpooledReading>;
  readonly personalData: PersonalData;
  readonly keys: KeyStore;
  readonly executor: CommandExecutor;
  /** The live views. */
  readonly kept: KeptViews;
  readonly views: ViewReader;
  readonly tokens: TokenVerifier;
  readonly evidenceFiles: EvidenceFiles;
  /** Of one file, in bytes. */
  readonly evidenceLimit: number;
  /** Finishes what was accepted, then lets go of the files. */
  close(): Promise<void>;
}

/** The moment of the log's last event: where a simulated ledger's clock stands. */
const lastMoment = async (store: EventStore): Promise<Instant> => {
  const head = await store.head();
  const [last] = await store.readAll(head - 1n, 1);
  return last?.metadata.recordedAt ?? systemClock.now();
};

const openTokens = async ({
  dataFolder,
  tokens,
}: Pick<Configuration, 'dataFolder' | 'tokens'>): Promise<TokenVerifier> => {
  if (tokens.kind === 'local') {
    const issuer = await openLocalIssuer({ folder: dataFolder, mode: 'create' });
    return createTokenVerifier(issuer.trusted);
  }
  const { issuer, audience, jwksUri } = tokens;
  return createTokenVerifier({ issuer, audience, keys: { kind: 'remote', jwksUri: jwksUri.href } });
};

/** What must be known to open a ledger. */
type Opening = Pick<Configuration, 'dataFolder' | 'tokens' | 'name' | 'simulated'> &
  Partial<Pick<Configuration, 'evidenceLimit' | 'seed'>>;

const NO_REHEARSAL = 'Only a simulated ledger can be a rehearsal: what its seed gives is no secret';

/** @throws NotALedger for a seed that real secrets would follow from */
const randomnessOf = ({ seed, simulated }: Opening): Randomness => {
  if (seed === undefined) return systemRandomness;
  if (!simulated) throw new NotALedger(NO_REHEARSAL);
  return seededRandomness(seed);
};

/** Who is told what goes on. */
interface Watching {
  readonly observe: Observer;
  /** What keeps what was read from the log. */
  readonly tellWaiting: ((fault: unknown) => void) | undefined;
}

/** What was opened, made ready to serve. */
const startServing = async (
  { eventStore, keys }: EmbeddedStores,
  configuration: Opening,
  tokens: TokenVerifier,
  { observe, tellWaiting }: Watching,
): Promise<Runtime> => {
  const randomness = randomnessOf(configuration);
  const ledger = await openLedger(eventStore, systemClock, configuration, randomness);
  if (configuration.seed !== undefined && !ledger.simulated) throw new NotALedger(NO_REHEARSAL);
  const clock = ledger.simulated ? new SimulatedClock(await lastMoment(eventStore)) : systemClock;
  const spool = new EventSpool({
    folder: configuration.dataFolder,
    kind: 'restricted-reads',
    gathering: readingsGathered,
    store: eventStore,
    registry: eventRegistry,
    clock,
    ...(tellWaiting && { tell: tellWaiting }),
  });
  await spool.appendLeft();
  const personalData = new Sealing(keys, randomness);
  const evidenceFiles = new FolderEvidenceFiles(configuration.dataFolder, personalData);
  await evidenceFiles.removeUnfinished();
  const readStore = new MemoryReadStore();
  const runner = new ProjectionRunner({ projections: allViews, eventStore, readStore, observe });
  await runner.start();
  await runner.waitFor(await eventStore.head(), 'all', 600_000);
  return {
    ledger,
    clock,
    eventStore,
    spool,
    personalData,
    keys,
    executor: new CommandExecutor(eventStore, eventRegistry, personalData, ledger.ledgerId),
    kept: runner,
    views: new ViewReader(readStore, eventStore),
    tokens,
    evidenceFiles,
    evidenceLimit: configuration.evidenceLimit ?? EVIDENCE_LIMIT,
    close: async () => {
      await spool.close();
      await eventStore.close();
      await runner.stop();
      await readStore.close();
      personalData.close();
    },
  };
};

/**
 * Opens the ledger in the data folder for serving, or makes it.
 * @throws NotALedger, LedgerInUse, KeyStoreMissing, NotAKeyStore, NotAnIssuerKey, ReadableByOthers: nothing that was
 * in the folder was touched
 */
export const openRuntime = async (
  configuration: Opening,
  observe: Observer = () => undefined,
  tellWaiting?: (fault: unknown) => void,
): Promise<Runtime> => {
  // A key that must not be used is refused before anything is opened; a new one is made only for a ledger of ours.
  const hasIssuer = existsSync(join(configuration.dataFolder, ISSUER_KEY_FILE));
  const known = hasIssuer ? await openTokens(configuration) : undefined;
  const stores = await openEmbeddedStores(configuration.dataFolder, randomnessOf(configuration));
  try {
    const tokens = known ?? (await openTokens(configuration));
    return await startServing(stores, configuration, tokens, { observe, tellWaiting });
  } catch (fault) {
    await stores.eventStore.close();
    stores.keys.close();
    throw fault;
  }
};

/** The ledger in a folder, for reading only: also beside a running service. */
export interface ReadOnlyRuntime {
  readonly ledger: Ledger;
  readonly eventStore: EventStore;
  readonly personalData: PersonalData;
  close(): Promise<void>;
}

/** @throws NotALedger, KeyStoreMissing */
export const openReadOnlyRuntime = async (folder: string): Promise<ReadOnlyRuntime> => {
  const eventStore = openLedgerFile({ folder, registry: eventRegistry, readOnly: true });
  const keys = openKeyStore({ folder, mode: 'open', readOnly: true });
  return {
    ledger: await knownLedger(eventStore),
    eventStore,
    personalData: new Sealing(keys),
    close: async () => {
      await eventStore.close();
      keys.close();
    },
  };
};
