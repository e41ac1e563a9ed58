import type { Actor } from '../../kernel/actor.js';
import type { DomainEvent } from '../../kernel/envelope.js';
import type { PlainDate } from '../../kernel/plain-date.js';

/** What several facts say together. */
export interface GatheredEvent extends DomainEvent {
  readonly actor: Actor;
  readonly effectiveAt: PlainDate;
}

/** How facts that wait become events: each stays whole, and many of them stand in one. */
export interface Gathering<Fact> {
  /** Those with the same key stand together. */
  keyOf(fact: Fact): string;
  eventOf(facts: readonly [Fact, ...Fact[]]): GatheredEvent;
}

/** A fact in its file. */
export interface WaitingFact<Fact> {
  readonly fact: Fact;
  readonly key: string;
  /** Of its line. */
  readonly bytes: number;
}

/** How much facts are: of a file, or of what is put into it. */
export interface Extent {
  /** Of their lines. */
  readonly bytes: number;
  /** So many events they become, or a few more. */
  readonly keys: ReadonlySet<string>;
}

/** A file goes to the log in one append: half of what EventStoreDB takes at once, and one short turn for SQLite. */
const MOST_IN_A_FILE = { bytes: 512 * 1024, keys: 256 } as const;

/** Whether both go to the log in one append. */
export const fitTogether = (one: Extent, other: Extent): boolean => {
  if (one.bytes + other.bytes > MOST_IN_A_FILE.bytes) return false;
  let more = 0;
  for (const key of other.keys) if (!one.keys.has(key)) more += 1;
  return one.keys.size + more <= MOST_IN_A_FILE.keys;
};

/** What the facts of one event take, at most, unless one alone takes more: half of what the log takes. */
const MOST_BYTES = 128 * 1024;

interface Part<Fact> {
  readonly facts: [Fact, ...Fact[]];
  bytes: number;
}

/**
 * The events that facts become: by key, in the order of the first of each. The same facts always become the same events,
 * and with more after them no fewer.
 */
export const gathered = <Fact>(
  waiting: readonly WaitingFact<Fact>[],
  { eventOf }: Pick<Gathering<Fact>, 'eventOf'>,
): readonly GatheredEvent[] => {
  const byKey = new Map<string, Part<Fact>[]>();
  for (const { fact, key, bytes } of waiting) {
    const parts = byKey.get(key) ?? [];
    byKey.set(key, parts);
    const last = parts.at(-1);
    if (last && last.bytes + bytes <= MOST_BYTES) {
      last.facts.push(fact);
      last.bytes += bytes;
    } else parts.push({ facts: [fact], bytes });
  }
  return [...byKey.values()].flat().map(({ facts }) => eventOf(facts));
};
