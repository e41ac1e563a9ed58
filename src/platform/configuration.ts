import { resolve } from 'node:path';
import type { LevelWithSilent } from 'pino';
import {
  ConfigurationInvalid,
  type Environment,
  type Servers,
  serversOf,
} from './configured-servers.js';

/** Whose tokens are accepted: one's own, or those of a configured issuer. */
export type IssuerConfiguration =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'configured';
      readonly issuer: string;
      readonly audience: string;
      readonly jwksUri: URL;
    };

/** What a process does for a ledger whose stores are servers. */
export type Role = 'api' | 'projector' | 'all';

/** How the service runs, from the environment. */
export interface Configuration extends Servers {
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
  /** Of a rehearsal: keys and ids of a new, simulated ledger follow from it. Never from the environment. */
  readonly seed?: string;
}

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
