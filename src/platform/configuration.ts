import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LevelWithSilent } from 'pino';

/** Whose tokens are accepted: one's own, or those of a configured issuer. */
export type IssuerConfiguration =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'configured';
      readonly issuer: string;
      readonly audience: string;
      readonly jwksUri: URL;
    };

/** Where the log is, when a server holds it. */
export interface EventStoreConfiguration {
  /** `EVENTSTORE_URL`: `esdb://…` or `esdb+discover://…`. */
  readonly url: string;
  /** `EVENTSTORE_LEDGER`: what the names of this ledger's streams begin with on the server. Default `ledger`. */
  readonly ledger?: string;
  /** `EVENTSTORE_CA_FILE`: PEM of who signed the server's certificate. */
  readonly caFile?: string;
  /** `EVENTSTORE_CREDENTIALS_FILE`: holds `user:password`. */
  readonly credentialsFile?: string;
}

/** Where the live views are, when a server holds them. */
export interface ReadStoreConfiguration {
  /** `MONGODB_URL`, or the one line of the file that `MONGODB_URL_FILE` names: it may hold a password. */
  readonly url: string;
}

/** What a process does for a ledger whose stores are servers. */
export type Role = 'api' | 'projector' | 'all';

/** How the service runs, from the environment. */
export interface Configuration {
  /** `LEDGER_DATA_DIR`: of this process alone, held by it; the embedded log lies there. Default `data`. */
  readonly dataFolder: string;
  /** `LEDGER_SHARED_DIR`: keys, issuer key and files of evidence, one for all processes of a ledger. Default the data folder. */
  readonly sharedFolder: string;
  /** `LEDGER_ROLE`: `api` serves and lets projectors keep the views, `projector` keeps them. Default `all`. */
  readonly role: Role;
  /** `LEDGER_NAME`: whose record a new ledger is. */
  readonly name: string;
  /** `LEDGER_SIMULATED=true` makes a new ledger a simulated one, irrevocably. */
  readonly simulated: boolean;
  /** `PORT`: 0 to 65535, 0 for any free one. Default 3000. */
  readonly port: number;
  /** `HOST`. Default 127.0.0.1: say so where others shall reach it. */
  readonly host: string;
  /** `LOG_LEVEL`. Default info. */
  readonly logLevel: LevelWithSilent;
  /** `EVIDENCE_MAX_MIB`: how large a file that is evidence may be, 1 to 64 MiB. Default 10. Here in bytes. */
  readonly evidenceLimit: number;
  /** `TOKEN_ISSUER`, `TOKEN_AUDIENCE`, `TOKEN_JWKS_URI`: all or none. */
  readonly tokens: IssuerConfiguration;
  /** Without it, the log is embedded, in the data folder. */
  readonly eventStore?: EventStoreConfiguration;
  /** Without it, the live views are in memory. */
  readonly readStore?: ReadStoreConfiguration;
  /** Of a rehearsal: keys and ids of a new, simulated ledger follow from it. Never from the environment. */
  readonly seed?: string;
}

/** Every fault of the configuration at once. The start fails. */
export class ConfigurationInvalid extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const portOf = (text: string, faults: string[]): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  faults.push(`PORT must be a number from 0 to 65535, not "${text}"`);
  return 0;
};

const MEBIBYTE = 1024 * 1024;

/** Larger files would have to be kept elsewhere than in memory while they are looked at. */
const MOST_MEBIBYTES = 64;

/** In bytes, unless configured otherwise. */
export const EVIDENCE_LIMIT = 10 * MEBIBYTE;

const evidenceLimitOf = (text: string | undefined, faults: string[]): number => {
  if (!text) return EVIDENCE_LIMIT;
  const mebibytes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (mebibytes < 1 || mebibytes > MOST_MEBIBYTES) {
    faults.push(`EVIDENCE_MAX_MIB must be a number from 1 to ${MOST_MEBIBYTES}, not "${text}"`);
  }
  return mebibytes * MEBIBYTE;
};

const logLevelOf = (text: string, faults: string[]): LevelWithSilent => {
  const level = LOG_LEVELS.find((each) => each === text);
  if (!level) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}"`);
  return level ?? 'info';
};

const booleanOf = (name: string, text: string | undefined, faults: string[]): boolean => {
  if (text !== undefined && text !== 'true' && text !== 'false') {
    faults.push(`${name} must be true or false, not "${text}"`);
  }
  return text === 'true';
};

const tokensOf = (environment: Environment, faults: string[]): IssuerConfiguration => {
  const names = ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS_URI'] as const;
  const [issuer, audience, jwks] = names.map((name) => environment[name]);
  if (issuer === undefined && audience === undefined && jwks === undefined)
    return { kind: 'local' };
  for (const name of names) {
    if (!environment[name])
      faults.push(`${name} is missing: give all of ${names.join(', ')}, or none`);
  }
  if (!issuer || !audience || !jwks) return { kind: 'local' };
  if (!URL.canParse(jwks) || !/^https?:$/.test(new URL(jwks).protocol)) {
    faults.push(`TOKEN_JWKS_URI must be an http(s) address, not "${jwks}"`);
    return { kind: 'local' };
  }
  return { kind: 'configured', issuer, audience, jwksUri: new URL(jwks) };
};

const ROLES: readonly Role[] = ['api', 'projector', 'all'];

const roleOf = (text: string, faults: string[]): Role => {
  const role = ROLES.find((each) => each === text);
  if (!role) faults.push(`LEDGER_ROLE must be one of ${ROLES.join(', ')}, not "${text}"`);
  return role ?? 'all';
};

const SCHEMES = {
  EVENTSTORE_URL: /^esdb(\+discover)?:\/\/[^/?]/,
  MONGODB_URL: /^mongodb(\+srv)?:\/\/[^/?]/,
} as const;

/** An address may hold a password: it is not told back. */
const storeUrlOf = (
  name: keyof typeof SCHEMES,
  text: string | undefined,
  faults: string[],
): string | undefined => {
  if (!text) return undefined;
  if (!SCHEMES[name].test(text)) faults.push(`${name} is not an address of that kind of store`);
  return text;
};

const eventStoreOf = (
  environment: Environment,
  faults: string[],
): EventStoreConfiguration | undefined => {
  const url = storeUrlOf('EVENTSTORE_URL', environment['EVENTSTORE_URL'], faults);
  // Read in any other spelling, it would be understood as yes.
  if (/[?&]tls=(?!(?:true|false)(?:&|$))/.test(url ?? ''))
    faults.push('EVENTSTORE_URL must say tls=true or tls=false, in lower case');
  const ledger = environment['EVENTSTORE_LEDGER'];
  if (ledger && !/^[a-z][a-z0-9]{0,39}$/.test(ledger))
    faults.push(
      `EVENTSTORE_LEDGER must be up to 40 of a-z and 0-9, a letter first, not "${ledger}"`,
    );
  const caFile = environment['EVENTSTORE_CA_FILE'];
  const credentialsFile = environment['EVENTSTORE_CREDENTIALS_FILE'];
  if (!url && (caFile || credentialsFile))
    faults.push('EVENTSTORE_CA_FILE and EVENTSTORE_CREDENTIALS_FILE want EVENTSTORE_URL');
  return url === undefined
    ? undefined
    : {
        url,
        ...(ledger && { ledger }),
        ...(caFile && { caFile }),
        ...(credentialsFile && { credentialsFile }),
      };
};

const readStoreOf = (
  environment: Environment,
  faults: string[],
): ReadStoreConfiguration | undefined => {
  const file = environment['MONGODB_URL_FILE'];
  if (file && environment['MONGODB_URL'])
    faults.push('Give MONGODB_URL or MONGODB_URL_FILE, not both');
  const text = file ? textIn('MONGODB_URL_FILE', file, faults) : environment['MONGODB_URL'];
  const url = storeUrlOf('MONGODB_URL', text, faults);
  return url === undefined ? undefined : { url };
};

const textIn = (name: string, file: string, faults: string[]): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    faults.push(`${name} cannot be read: ${(fault as Error).message}`);
    return undefined;
  }
};

/** What does not fit together, each with what it wants. */
const disagreementsIn = (configuration: Configuration): readonly string[] => {
  const { role, eventStore, readStore, sharedFolder, dataFolder } = configuration;
  const parted = role !== 'all' && !(eventStore && readStore);
  return [
    ...(parted ? [`LEDGER_ROLE=${role} wants EVENTSTORE_URL and MONGODB_URL`] : []),
    ...(sharedFolder !== dataFolder && !eventStore
      ? ['LEDGER_SHARED_DIR wants EVENTSTORE_URL: the embedded log and its keys lie together']
      : []),
  ];
};

/** The stores that are servers, by the environment alone. @throws ConfigurationInvalid with every fault */
export const serversIn = (
  environment: Environment,
): Pick<Configuration, 'eventStore' | 'readStore'> => {
  const faults: string[] = [];
  const servers = serversOf(environment, faults);
  if (faults.length > 0) throw new ConfigurationInvalid(faults);
  return servers;
};

const serversOf = (
  environment: Environment,
  faults: string[],
): Pick<Configuration, 'eventStore' | 'readStore'> => {
  const eventStore = eventStoreOf(environment, faults);
  const readStore = readStoreOf(environment, faults);
  return { ...(eventStore && { eventStore }), ...(readStore && { readStore }) };
};

/** @throws ConfigurationInvalid with every fault */
export const readConfiguration = (environment: Environment): Configuration => {
  const faults: string[] = [];
  const dataFolder = resolve(environment['LEDGER_DATA_DIR'] || 'data');
  const configuration: Configuration = {
    dataFolder,
    sharedFolder: resolve(environment['LEDGER_SHARED_DIR'] || dataFolder),
    role: roleOf(environment['LEDGER_ROLE'] || 'all', faults),
    name: environment['LEDGER_NAME'] || 'Partnership Ledger',
    simulated: booleanOf('LEDGER_SIMULATED', environment['LEDGER_SIMULATED'], faults),
    port: portOf(environment['PORT'] || '3000', faults),
    host: environment['HOST'] || '127.0.0.1',
    logLevel: logLevelOf(environment['LOG_LEVEL'] || 'info', faults),
    evidenceLimit: evidenceLimitOf(environment['EVIDENCE_MAX_MIB'], faults),
    tokens: tokensOf(environment, faults),
    ...serversOf(environment, faults),
  };
  faults.push(...disagreementsIn(configuration));
  if (configuration.name.length > 200) faults.push('LEDGER_NAME may take up to 200 characters');
  if (faults.length > 0) throw new ConfigurationInvalid(faults);
  return configuration;
};
