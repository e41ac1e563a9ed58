import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readingsGathered, type SpooledReading } from './contexts/access/contract.js';
import { openEmbeddedStores } from './embedded-stores.js';
import { eventRegistry } from './event-registry.js';
import type { Instant } from './kernel/plain-date.js';
import { keepViews, openReadStore } from './live-views.js';
import { type Clock, SimulatedClock, systemClock } from './platform/clock.js';
import { CommandExecutor } from './platform/command-handling/command-executor.js';
import { type Configuration, EVIDENCE_LIMIT, type Role } from './platform/configuration.js';
import { EventSpool } from './platform/event-spool/event-spool.js';
import { type EventStore, NotALedger } from './platform/event-store/event-store.js';
import { openLedgerFile } from './platform/event-store/sqlite/open-ledger.js';
import type { EvidenceFiles } from './platform/evidence-files/evidence-files.js';
import { FolderEvidenceFiles } from './platform/evidence-files/folder-evidence-files.js';
import type { TokenVerifier } from './platform/identity/identity.js';
import { ISSUER_KEY_FILE, openLocalIssuer } from './platform/identity/local-issuer.js';
import { createTokenVerifier } from './platform/identity/token-verifier.js';
import type { Ledger } from './platform/ledger/ledger.js';
import { recordIntervention } from './platform/ledger/record-intervention.js';
import { knownLedger, openLedger } from './platform/ledger/open-first.js';
import type { PersonalData } from './platform/personal-data/personal-data.js';
import type { KeyStore } from './platform/personal-data/key-store.js';
import { Sealing } from './platform/personal-data/sealing.js';
import { openKeyStore } from './platform/personal-data/sqlite-key-store.js';
import type { Observer } from './platform/projection-runner/observation.js';
import type { KeptViews } from './platform/projection-runner/kept-views.js';
import { ViewReader } from './platform/projection-runner/view-reader.js';
import { type Randomness, seededRandomness, systemRandomness } from './platform/randomness.js';
import type { ReadStoreObserver } from './platform/read-store/read-store-observation.js';
import { openServerLog, openServerStores } from './server-stores.js';

/** Everything that serves one ledger, opened and ready. */
export interface Runtime {
  readonly ledger: Ledger;
  /** What this process does for it. */
  readonly role: Role;
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
  sharedFolder,
  tokens,
}: Pick<Configuration, 'sharedFolder' | 'tokens'>): Promise<TokenVerifier> => {
  if (tokens.kind === 'local') {
    const issuer = await openLocalIssuer({ folder: sharedFolder, mode: 'create' });
    return createTokenVerifier(issuer.trusted);
  }
  const { issuer, audience, jwksUri } = tokens;
  return createTokenVerifier({ issuer, audience, keys: { kind: 'remote', jwksUri: jwksUri.href } });
};

/** What must be known to open a ledger. */
type Opening = Pick<Configuration, 'dataFolder' | 'tokens' | 'name' | 'simulated'> &
  Partial<
    Pick<
      Configuration,
      'evidenceLimit' | 'seed' | 'sharedFolder' | 'role' | 'eventStore' | 'readStore'
    >
  >;

const NO_REHEARSAL = 'Only a simulated ledger can be a rehearsal: what its seed gives is no secret';

/** @throws NotALedger for a seed that real secrets would follow from */
const randomnessOf = ({ seed, simulated }: Opening): Randomness => {
  if (seed === undefined) return systemRandomness;
  if (!simulated) throw new NotALedger(NO_REHEARSAL);
  return seededRandomness(seed);
};

/** Who is told what goes on. */
export interface Watching {
  readonly observe?: Observer;
  /** What keeps what was read from the log. */
  readonly tellWaiting?: (fault: unknown) => void;
  /** What goes on between this process and the server of the views. */
  readonly observeReadStore?: ReadStoreObserver;
  /** After which a server of the ledger is tried again. */
  readonly tellRetried?: (fault: unknown) => void;
}

/** The opened ledger, with what it is kept in. */
interface Stores {
  readonly ledger: Ledger;
  readonly eventStore: EventStore;
  readonly keys: KeyStore;
  readonly release: () => void;
}

const openStores = async (
  opening: Opening,
  sharedFolder: string,
  { tellRetried = () => undefined }: Watching,
): Promise<Stores> => {
  const { dataFolder, eventStore } = opening;
  const randomness = randomnessOf(opening);
  const ledgerIn = (store: EventStore): Promise<Ledger> =>
    openLedger(store, systemClock, opening, randomness);
  if (eventStore) {
    const wanted = { dataFolder, sharedFolder, eventStore, randomness, tell: tellRetried };
    const [stores, ledger] = await openServerStores(wanted, (opened) =>
      ledgerIn(opened.eventStore),
    );
    stores.eventStore.watchInterventions((intervention) => {
      // It is told again at the next start.
      recordIntervention(stores.eventStore, ledger, systemClock, intervention).catch(tellRetried);
    });
    return { ...stores, ledger };
  }
  const stores = await openEmbeddedStores(dataFolder, randomness);
  try {
    return { ...stores, ledger: await ledgerIn(stores.eventStore), release: () => undefined };
  } catch (fault) {
    await stores.eventStore.close();
    stores.keys.close();
    throw fault;
  }
};

/** No file of evidence takes as long to be handed in: what is older was left behind. */
const AN_HOUR_MS = 3_600_000;

/** What was opened, made ready to serve. */
const startServing = async (
  { ledger, eventStore, keys, release }: Stores,
  configuration: Opening,
  tokens: TokenVerifier,
  watching: Watching,
): Promise<Runtime> => {
  if (configuration.seed !== undefined && !ledger.simulated) throw new NotALedger(NO_REHEARSAL);
  const { dataFolder, sharedFolder = dataFolder, role = 'all' } = configuration;
  const clock = ledger.simulated ? new SimulatedClock(await lastMoment(eventStore)) : systemClock;
  const spool = new EventSpool({
    folder: dataFolder,
    kind: 'restricted-reads',
    gathering: readingsGathered,
    store: eventStore,
    registry: eventRegistry,
    clock,
    ...(watching.tellWaiting && { tell: watching.tellWaiting }),
  });
  await spool.appendLeft();
  const personalData = new Sealing(keys, randomnessOf(configuration));
  const evidenceFiles = new FolderEvidenceFiles(sharedFolder, personalData);
  await evidenceFiles.removeUnfinished(configuration.eventStore ? AN_HOUR_MS : 0);
  const { observe, observeReadStore } = watching;
  const readStore = await openReadStore(configuration.readStore, observeReadStore);
  const { ledgerId } = ledger;
  const keeping = { ledgerId, eventStore, role, ...(observe && { observe }) };
  const kept = await keepViews(readStore, keeping);
  return {
    ledger,
    role,
    clock,
    eventStore,
    spool,
    personalData,
    keys,
    executor: new CommandExecutor(eventStore, eventRegistry, personalData, ledger.ledgerId),
    kept,
    views: new ViewReader(readStore, eventStore),
    tokens,
    evidenceFiles,
    evidenceLimit: configuration.evidenceLimit ?? EVIDENCE_LIMIT,
    close: async () => {
      await spool.close();
      // A rebuild stops between two batches; without the log it would have failed.
      await kept.stop();
      await eventStore.close();
      await readStore.close();
      personalData.close();
      release();
    },
  };
};

/**
 * Opens the ledger for serving, or makes it: in the data folder, or on the servers that are named.
 * @throws NotALedger, LedgerInUse, KeyStoreMissing, NotAKeyStore, NotAnIssuerKey, ReadableByOthers: nothing that was
 * there was touched
 * @throws StoreUnavailable, StoreAccessDenied for a server
 */
export const openRuntime = async (
  configuration: Opening,
  watching: Watching = {},
): Promise<Runtime> => {
  const { dataFolder, sharedFolder = dataFolder, tokens: issuers } = configuration;
  const trusted = { sharedFolder, tokens: issuers };
  // A key that must not be used is refused before anything is opened; a new one is made only for a ledger of ours.
  const hasIssuer = existsSync(join(sharedFolder, ISSUER_KEY_FILE));
  const known = hasIssuer ? await openTokens(trusted) : undefined;
  const stores = await openStores(configuration, sharedFolder, watching);
  try {
    const tokens = known ?? (await openTokens(trusted));
    return await startServing(stores, configuration, tokens, watching);
  } catch (fault) {
    await stores.eventStore.close();
    stores.keys.close();
    stores.release();
    throw fault;
  }
};

/** Where a ledger is: in a folder, or its log on a server and its keys in the folder that is shared. */
export type LedgerPlace = Pick<Opening, 'dataFolder' | 'sharedFolder' | 'eventStore'>;

/** A ledger for reading only: also beside a running service. */
export interface ReadOnlyRuntime {
  readonly ledger: Ledger;
  readonly eventStore: EventStore;
  readonly personalData: PersonalData;
  close(): Promise<void>;
}

/** The log alone, for reading only. @throws NotALedger, StoreUnavailable, StoreAccessDenied */
export const openLog = async ({ dataFolder, eventStore }: LedgerPlace): Promise<EventStore> =>
  eventStore
    ? openServerLog(eventStore)
    : openLedgerFile({ folder: dataFolder, registry: eventRegistry, readOnly: true });

/** @throws NotALedger, KeyStoreMissing, StoreUnavailable, StoreAccessDenied */
export const openReadOnlyRuntime = async (place: LedgerPlace): Promise<ReadOnlyRuntime> => {
  const eventStore = await openLog(place);
  try {
    const folder = place.sharedFolder ?? place.dataFolder;
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
  } catch (fault) {
    await eventStore.close();
    throw fault;
  }
};
