import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writablePack } from '../../src/cli/packs/pack-file.js';
import type { ReviewId } from '../../src/contexts/reviews/contract.js';
import { ERASED_NOTICE } from '../../src/platform/personal-data/personal-data.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { progressOf } from '../support/story-plan.js';
import { confirmReturn, freeze, type ReviewedYear, tellToReview } from '../support/story-review.js';
import { on, people } from '../support/story.js';

const SECRET = 'The tenant of 4 Harbour Row was seen again on Tuesday.';
const WHY = 'Her brother, who lived there, moved away.';

describe('what was erased', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let before: { readonly json: string; readonly html: string; readonly digest: string };
  let keyBytes: Buffer;
  const update = () =>
    progressOf(year, { deliveryRating: 'at-risk', progress: SECRET, explanation: WHY });
  const sent = { ...on('2022-01-20'), as: people.safetyChair, key: 'told-once' };
  const path = () => `/v1/actions/${year.second}/updates`;

  const packNow = async () => {
    const pack = await writablePack(ledger.runtime, {
      reviewId: year.reviewId as ReviewId,
      kind: 'pack',
    });
    const json = String(await pack.as('json'));
    const html = String(await pack.as('html'));
    return { json, html, digest: pack.digest };
  };

  /** Whether any file of the data folder holds these bytes. */
  const filesWith = (bytes: string | Buffer): readonly string[] =>
    readdirSync(ledger.folder).filter((name) =>
      readFileSync(join(ledger.folder, name)).includes(bytes),
    );

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
    await ledger.done(path(), update(), sent);
    await confirmReturn(ledger, year);
    await freeze(ledger, year);
    before = await packNow();
    keyBytes = Buffer.from(ledger.runtime.keys.keyOf(`action-${year.second}`).bytes);
    ledger.runtime.personalData.destroyKey(`action-${year.second}`);
  });
  afterAll(() => ledger.close());

  it('could be read before, and was never in a file as it was written', () => {
    expect(before.html).toContain(WHY);
    expect(before.json).not.toContain(WHY);
    const words = ['Harbour Row', 'her brother', 'Her brother'];
    for (const word of words) expect(filesWith(word)).toEqual([]);
    expect(filesWith(Buffer.from(SECRET, 'utf16le'))).toEqual([]);
    expect(filesWith(Buffer.from(SECRET).toString('base64').slice(4, -4))).toEqual([]);
  });

  it('has left its key in no file either', () => {
    expect(keyBytes.some((byte) => byte !== 0)).toBe(true);
    expect(filesWith(keyBytes)).toEqual([]);
  });

  it('leaves pack and digest as they were', async () => {
    const now = await packNow();
    expect(now.digest).toBe(before.digest);
    expect(now.json).toBe(before.json);
    const served = await ledger.get(`/v1/reviews/${year.reviewId}/pack`);
    expect(served.headers['etag']).toBe(`"sha256-${before.digest}"`);
    expect(served.text).toBe(before.json);
  });

  it('is told by the page as something that nobody can read any more', async () => {
    const { html } = await packNow();
    expect(html).not.toContain(WHY);
    expect(html).toMatch(/This text was erased on \d{1,2} \w+ \d{4}/);
    // What other streams sealed is still there.
    expect(html).toContain('waits for a supplier');
    const served = await ledger.get(`/v1/reviews/${year.reviewId}/pack.html`);
    expect(served.headers['content-type']).toContain('text/html');
    expect(served.text).toBe(html);
  });

  it('is told by every view, live and as at a day before', async () => {
    const live = await ledger.get(`/v1/actions/${year.second}`);
    const notice = { progress: ERASED_NOTICE, explanation: ERASED_NOTICE };
    expect(live.body.lastUpdate).toMatchObject(notice);
    const asAt = await ledger.get(`/v1/actions/${year.second}?asAt=2022-01-31`);
    expect(asAt.body.lastUpdate).toMatchObject(notice);
    const myReturn = await ledger.get(
      `/v1/reviews/${year.reviewId}/my-return?group=${year.safety}`,
      { as: people.safetyChair },
    );
    expect(JSON.stringify(myReturn.body)).not.toContain(WHY);
    expect(JSON.stringify(myReturn.body)).toContain(ERASED_NOTICE);
    const other = await ledger.get(`/v1/actions/${year.first}`);
    expect(other.body.lastUpdate.explanation).toBe('Hearings were postponed.');
  });

  it('cannot be sent again, nor added to: 410, and nothing is written', async () => {
    const gone = { status: 410, code: 'PERSONAL_DATA.ERASED' };
    await expectRefused(ledger, () => ledger.post(path(), update(), sent), gone);
    const another = { ...sent, ...on('2022-03-01'), key: 'another' };
    await expectRefused(ledger, () => ledger.post(path(), progressOf(year), another), gone);
  });

  it('stays erased when the service starts again', async () => {
    const { folder } = ledger;
    await ledger.close({ keepFolder: true });
    ledger = await ServedLedger.open({ folder });
    const live = await ledger.get(`/v1/actions/${year.second}`);
    expect(live.body.lastUpdate).toMatchObject({ progress: ERASED_NOTICE });
    expect((await packNow()).digest).toBe(before.digest);
    expect(filesWith(keyBytes)).toEqual([]);
  });
});
