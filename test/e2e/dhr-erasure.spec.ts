import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dhrRegister } from '../../projections/dhr-register/dhr-register.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { ERASED_NOTICE } from '../../src/platform/personal-data/personal-data.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on } from '../support/story.js';
import {
  acceptedRecommendation,
  address,
  dhrPeople,
  foundReviewing,
  openReview,
  type OpenedReview,
  setAction,
} from '../support/story-dhr.js';

const SPOKEN_OF = /somebody/i;

describe('a homicide review whose key was destroyed', () => {
  let ledger: ServedLedger;
  let erased: OpenedReview;
  let kept: OpenedReview;
  let dhrActionId: string;
  let before: string;

  /** Everything that the register holds, as it is stored: sealed texts are part of it. */
  const registerNow = async (): Promise<string> => {
    const { kept: keptViews, eventStore, views } = ledger.runtime;
    await keptViews.waitFor(await eventStore.head(), 'all', 20_000);
    return canonicalJson((await (await views.live(dhrRegister)).find({ limit: 500 })).items);
  };

  const followUp = async (reviewing: OpenedReview): Promise<string> => {
    const recommendationId = await acceptedRecommendation(ledger, reviewing, 1);
    const { id } = await setAction(ledger, reviewing, recommendationId);
    await address(ledger, reviewing, id);
    return id;
  };

  beforeAll(async () => {
    ledger = await ServedLedger.open({ folder: mkdtempSync(`${tmpdir()}/ledger-`) });
    const reviewing = await foundReviewing(ledger);
    erased = await openReview(ledger, reviewing, 'DHR-2021-01');
    kept = await openReview(ledger, reviewing, 'DHR-2021-02');
    dhrActionId = await followUp(erased);
    await followUp(kept);
    const party = { kind: 'agency', id: erased.police };
    const answer = { dhrActionId, answer: 'rejected', because: 'Somebody was not there.' };
    const chief = { ...on('2021-06-03'), as: dhrPeople.policeChief };
    await ledger.done(`${erased.at}/sign-offs`, { party, answers: [answer] }, chief);
    before = await registerNow();
  });
  afterAll(async () => {
    const { folder } = ledger;
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everything that is answered about reviews, live and as at a day before. */
  const told = async (path: string): Promise<string> =>
    JSON.stringify((await ledger.get(`${path}?after=${await ledger.head()}`)).body) +
    JSON.stringify((await ledger.get(`${path}?asAt=2021-06-30`)).body);

  it('could be read before, and was never stored as it was written', async () => {
    expect(await told(erased.at)).toMatch(SPOKEN_OF);
    expect(before).not.toMatch(SPOKEN_OF);
  });

  it('says nothing any more, in no view, live or as at a day before; others are as they were', async () => {
    ledger.runtime.personalData.destroyKey(`dhr-${erased.dhrId}`);
    const page = await told(erased.at);
    expect(page).not.toMatch(SPOKEN_OF);
    expect(page).toContain(ERASED_NOTICE);
    expect(await told(kept.at)).toMatch(SPOKEN_OF);
    for (const path of ['/v1/dhrs', '/v1/dhr/awaiting', '/v1/dhr/themes', '/v1/dhr/standing']) {
      expect(await told(path)).not.toMatch(SPOKEN_OF);
    }
    const { items } = (await ledger.get('/v1/dhr/actions')).body as {
      items: readonly { dhrId: string; text: string; addressedOn: string }[];
    };
    expect(items.map(({ dhrId, text }) => [dhrId, text === ERASED_NOTICE])).toEqual([
      [erased.dhrId, true],
      [kept.dhrId, false],
    ]);
    expect(items[0]?.addressedOn).toBe('2021-06-02');
  });

  it('leaves the register as it was, to the byte, and so does folding it anew', async () => {
    expect(await registerNow()).toBe(before);
    const { folder } = ledger;
    await ledger.close({ keepFolder: true });
    ledger = await ServedLedger.open({ folder });
    expect(await registerNow()).toBe(before);
    expect(await told(erased.at)).not.toMatch(SPOKEN_OF);
  });

  it('takes no text any more, and no answer: nothing is written', async () => {
    const party = { kind: 'body', id: erased.csp };
    const answer = { dhrActionId, answer: 'rejected', because: 'It is not done.' };
    const send = () =>
      ledger.post(
        `${erased.at}/sign-offs`,
        { party, answers: [answer] },
        { ...on('2021-06-04'), as: dhrPeople.cspChair },
      );
    await expectRefused(ledger, send, { status: 410, code: 'PERSONAL_DATA.ERASED' });
  });
});
