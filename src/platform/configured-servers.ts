import { readFileSync } from 'node:fs';

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
  /** In place of the database that the address names. */
  readonly database?: string;
}

/** The stores of a ledger that are servers. */
export interface Servers {
  /** Without it, the log is embedded, in the data folder. */
  readonly eventStore?: EventStoreConfiguration;
  /** Without it, the live views are in memory. */
  readonly readStore?: ReadStoreConfiguration;
}

/** Every fault of the configuration at once. The start fails. */
export class ConfigurationInvalid extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

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

/** What is wrong with how the log's server is named, each fault with what tells it. */
const eventStoreFaults = ({
  url = '',
  ledger,
  caFile,
  credentialsFile,
}: Partial<EventStoreConfiguration>): readonly string[] => {
  const wantsTls = caFile ?? credentialsFile ?? /^[a-z+]+:\/\/[^/?]*@/.test(url);
  const faults: readonly (readonly [isThere: unknown, fault: string])[] = [
    // Read in any other spelling, it would be understood as yes.
    [
      /[?&]tls=(?!(?:true|false)(?:&|$))/.test(url),
      'EVENTSTORE_URL must say tls=true or tls=false, in lower case',
    ],
    [
      ledger && !/^[a-z][a-z0-9]{0,39}$/.test(ledger),
      `EVENTSTORE_LEDGER must be up to 40 of a-z and 0-9, a letter first, not "${ledger}"`,
    ],
    [
      !url && (caFile ?? credentialsFile),
      'EVENTSTORE_CA_FILE and EVENTSTORE_CREDENTIALS_FILE want EVENTSTORE_URL',
    ],
    // Its client would send no password, and check no certificate, without a word.
    [
      wantsTls && /[?&]tls=false/.test(url),
      'EVENTSTORE_URL says tls=false: users and certificates want TLS',
    ],
  ];
  return faults.flatMap(([isThere, fault]) => (isThere ? [fault] : []));
};

const eventStoreOf = (
  environment: Environment,
  faults: string[],
): EventStoreConfiguration | undefined => {
  const url = storeUrlOf('EVENTSTORE_URL', environment['EVENTSTORE_URL'], faults);
  const ledger = environment['EVENTSTORE_LEDGER'];
  const caFile = environment['EVENTSTORE_CA_FILE'];
  const credentialsFile = environment['EVENTSTORE_CREDENTIALS_FILE'];
  const named = {
    ...(ledger && { ledger }),
    ...(caFile && { caFile }),
    ...(credentialsFile && { credentialsFile }),
  };
  faults.push(...eventStoreFaults({ ...named, ...(url && { url }) }));
  if (caFile) textIn('EVENTSTORE_CA_FILE', caFile, faults);
  if (credentialsFile) textIn('EVENTSTORE_CREDENTIALS_FILE', credentialsFile, faults);
  return url === undefined ? undefined : { url, ...named };
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

/** As `serversIn`, telling faults beside others. */
export const serversOf = (environment: Environment, faults: string[]): Servers => {
  const eventStore = eventStoreOf(environment, faults);
  const readStore = readStoreOf(environment, faults);
  return { ...(eventStore && { eventStore }), ...(readStore && { readStore }) };
};

/** The stores that are servers, by the environment alone. @throws ConfigurationInvalid with every fault */
export const serversIn = (environment: Environment): Servers => {
  const faults: string[] = [];
  const servers = serversOf(environment, faults);
  if (faults.length > 0) throw new ConfigurationInvalid(faults);
  return servers;
};
