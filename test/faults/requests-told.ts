import type { Acknowledged, Batch, JournalEntry, Refused } from './journal.js';

/** One request, however often it was sent, and what its client knows in the end. */
export interface ToldRequest {
  readonly request: string;
  readonly client: string;
  readonly what: string;
  readonly batches: readonly Batch[];
  /** Entries of the journal before it was sent first. */
  readonly sentAt: number;
  /** Entries of the journal before its outcome was told. */
  readonly toldAt: number;
  readonly outcome: Acknowledged | Refused | { readonly entry: 'unknown' };
}

/** The requests of a journal, in the order in which they were first sent. */
export const requestsIn = (journal: readonly JournalEntry[]): readonly ToldRequest[] => {
  const requests = new Map<string, ToldRequest>();
  for (const [index, entry] of journal.entries()) {
    const known = requests.get(entry.request);
    if (entry.entry === 'sent') {
      const { request, client, what, batches } = entry;
      const outcome = { entry: 'unknown' } as const;
      const first = { request, client, what, batches, sentAt: index, toldAt: index, outcome };
      requests.set(request, known ?? first);
    } else if (known && entry.entry !== 'unknown') {
      requests.set(entry.request, { ...known, outcome: entry, toldAt: index });
    }
  }
  return [...requests.values()];
};
