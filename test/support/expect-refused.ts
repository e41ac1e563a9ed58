import { expect } from '@jest/globals';
import type { Response } from 'supertest';
import { allViews } from '../../projections/all-views.js';
import type { Document, Projection } from '../../src/kernel/projection.js';
import type { ServedLedger } from './served-ledger.js';

/** How something must be refused. */
export interface Expected {
  readonly status: number;
  /** Of the first fault. */
  readonly code: string;
  /** Only for a rule: where it comes from, and whether it is the source's, the law's or ours. */
  readonly source?: string;
  readonly kind?: 'source' | 'law' | 'ours';
  /** Where the first fault lies. */
  readonly at?: string;
  /** What was asked for is restricted: that it was is recorded, and nothing else. */
  readonly isRecorded?: true;
}

/** Every document of every view. */
const documentsOf = async (ledger: ServedLedger): Promise<string> => {
  // What was written before is not taken for what this wrote.
  await ledger.runtime.kept.waitFor(await ledger.runtime.eventStore.head(), 'all', 10_000);
  const views = allViews as readonly unknown[] as readonly Projection<Document>[];
  const documents = views.map(
    async (view) => (await (await ledger.runtime.views.live(view)).find({ limit: 500 })).items,
  );
  return JSON.stringify(await Promise.all(documents));
};

/** All that the ledger holds: the end of its log, and every document of every view. */
export const heldBy = async (ledger: ServedLedger): Promise<string> =>
  `${await documentsOf(ledger)} ${await ledger.head()}`;

/** The last event of the log is the only one that came. */
const expectRecorded = async (ledger: ServedLedger, head: string): Promise<void> => {
  await ledger.runtime.spool.flush();
  const events = await ledger.runtime.eventStore.readAll(BigInt(head), 10);
  expect(events.map(({ type }) => type)).toEqual(['restricted-read-refused.v3']);
};

const PROBLEM = 'application/problem+json; charset=utf-8';

/** Sends, and expects the problem that says so, in full; and that nothing at all was written. */
export const expectRefused = async (
  ledger: ServedLedger,
  send: () => PromiseLike<Response>,
  { status, code, isRecorded, ...fault }: Expected,
): Promise<Response> => {
  const before = await heldBy(ledger);
  const [documents, head] = [await documentsOf(ledger), await ledger.head()];
  const response = await send();
  const { status: answered, body } = response;
  expect({ status: answered, code: body.code, fault: body.faults?.[0] }).toMatchObject({
    status,
    code,
    fault: { code, ...fault },
  });
  expect(response.headers['content-type']).toBe(PROBLEM);
  expect(body).toMatchObject({
    status,
    type: `urn:partnership-ledger:problem:${code}`,
    instance: `urn:uuid:${response.headers['x-correlation-id']}`,
  });
  if (isRecorded) {
    await expectRecorded(ledger, head);
    expect(await documentsOf(ledger)).toBe(documents);
  } else expect(await heldBy(ledger)).toBe(before);
  return response;
};
