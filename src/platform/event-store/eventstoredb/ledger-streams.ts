import type { StreamName } from '../../../kernel/ids.js';

/** What begins the name of a stream that holds the metadata of another. */
const METASTREAM = '$$';

/**
 * How one ledger's streams are told from all others on a server: their names begin with the ledger's own. So whatever
 * is written under that name counts, also by a program that knows event types which we do not know yet.
 */
export class LedgerStreams {
  readonly #prefix: string;

  constructor(ledger: string) {
    this.#prefix = `${ledger}.`;
  }

  /** What a subscription to this ledger asks for: its events, and what is done to its streams. */
  get prefixes(): string[] {
    return [this.#prefix, `${METASTREAM}${this.#prefix}`];
  }

  nameOnServer(stream: StreamName): string {
    return `${this.#prefix}${stream}`;
  }

  /** The ledger's name of a stream, or of the one that a metastream speaks of; undefined for anybody else's. */
  ours(nameOnServer: string): { stream: StreamName; isMetastream: boolean } | undefined {
    const isMetastream = nameOnServer.startsWith(METASTREAM);
    const name = isMetastream ? nameOnServer.slice(METASTREAM.length) : nameOnServer;
    return name.startsWith(this.#prefix)
      ? { stream: name.slice(this.#prefix.length) as StreamName, isMetastream }
      : undefined;
  }
}
