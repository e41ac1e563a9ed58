import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dhrRegister } from '../../projections/dhr-register/dhr-register.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { ERASED_NOTICE } from '../../src/platform/personal-data/personal-data.js';
import { ledger as run } from '../support/captured-terminal.js';
import { newFolder, removeFolders } from '../support/served-folder.js';
import { ServedLedger } from '../support/served-ledger.js';
import {
  acceptedRecommendation,
  address,
  openReview,
  type OpenedReview,
  reviewingIn,
  setAction,
} from '../support/story-dhr.js';
import { confirmReturn, freeze, type ReviewedYear, tellToReview } from '../support/story-review.js';

/** What only the texts of the review say that is erased. */
const SPOKEN =
  /speaks of somebody|who met somebody|said of somebody|somebody among them|knows better/;

/** And what the other one does. */
const OTHER = 'What another review recommends.';

const LISTS = [
  '/v1/dhrs',
  '/v1/dhr/actions',
  '/v1/dhr/awaiting',
  '/v1/dhr/themes',
  '/v1/dhr/national',
];

/** A backup: where the ledger is, and where the keys are. */
interface Copy {
  readonly out: string;
  readonly keys: string;
}

/** What nobody may see change: registers as they are stored, packs and their digests. */
interface Kept {
  readonly register: string;
  readonly packs: readonly string[];
}

describe('a homicide review whose key was destroyed, in every copy of it', () => {
  const data = newFolder();
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let erased: OpenedReview;
  let kept: OpenedReview;
  let before: { readonly copy: Copy; readonly kept: Kept };
  let after: Copy;
  /** Where what is restricted stands in the pack, it is in a part of its own. */
  let hasPart2: boolean;

  const backUp = async (folder: string): Promise<Copy> => {
    const [out, keys] = [newFolder(), newFolder()];
    const done = await run('backup', '--data', folder, '--out', out, '--keys-out', keys);
    expect(done.code).toBe(0);
    return { out, keys };
  };
  const restored = async (from: Copy, keysOf: Copy): Promise<string> => {
    const to = newFolder();
    const words = ['--from', from.out, '--keys', keysOf.keys, '--data', to];
    expect(await run('restore', ...words)).toMatchObject({ code: 0 });
    return to;
  };
  const pagesOf = (review: OpenedReview): readonly string[] => [
    review.at,
    `${review.at}?asAt=2022-03-31`,
  ];
  const packs = (): readonly string[] => {
    const at = `/v1/reviews/${year.reviewId}`;
    return [`${at}/pack`, ...(hasPart2 ? [`${at}/pack?part=2`] : [])];
  };
  const told = async (paths: readonly string[]): Promise<string> => {
    const answers = [];
    for (const path of paths) {
      const { status, text } = await ledger.get(path);
      expect([path, status]).toEqual([path, 200]);
      answers.push(text);
    }
    return answers.join('\n');
  };
  const keptNow = async (): Promise<Kept> => {
    const { kept: keptViews, eventStore, views } = ledger.runtime;
    await keptViews.waitFor(await eventStore.head(), 'all', 20_000);
    const { items } = await (await views.live(dhrRegister)).find({ limit: 500 });
    const issued = [];
    for (const path of packs()) {
      const { text, headers } = await ledger.get(path);
      issued.push(`${headers['etag']} ${text}`);
    }
    return { register: canonicalJson(items), packs: issued };
  };

  /** Nobody reads a word of it, in any view, pack or page; the other one is as it was; nothing moved. */
  const expectErased = async (): Promise<void> => {
    expect(await keptNow()).toEqual(before.kept);
    const pages = packs().map((path) => path.replace('/pack', '/pack.html'));
    const everything = await told([...pagesOf(erased), ...LISTS, ...packs(), ...pages]);
    expect(everything).not.toMatch(SPOKEN);
    expect(await told(pagesOf(erased))).toContain(ERASED_NOTICE);
    expect(await told([...pagesOf(kept), ...LISTS])).toContain(OTHER);
    const verified = await ledger.runtime.kept.verify(dhrRegister.name);
    expect(verified).toMatchObject({ equal: true, differences: [] });
  };

  const reopened = async (folder: string): Promise<void> => {
    await ledger.close({ keepFolder: true });
    ledger = await ServedLedger.open({ folder });
  };

  beforeAll(async () => {
    ledger = await ServedLedger.open({ folder: data });
    year = await tellToReview(ledger);
    const reviewing = await reviewingIn(ledger, year);
    erased = await openReview(ledger, reviewing, 'DHR-2021-01');
    kept = await openReview(ledger, reviewing, 'DHR-2021-02');
    const recommendationId = await acceptedRecommendation(ledger, erased, 1);
    await address(ledger, erased, (await setAction(ledger, erased, recommendationId)).id);
    const other = { text: OTHER };
    await setAction(ledger, kept, await acceptedRecommendation(ledger, kept, 1, other), other);
    await confirmReturn(ledger, year);
    await freeze(ledger, year);
    const part2 = await ledger.get(`/v1/reviews/${year.reviewId}/pack?part=2`);
    hasPart2 = part2.status === 200;
    expect(await told(pagesOf(erased))).toMatch(SPOKEN);
    const now = await keptNow();
    before = { copy: await backUp(data), kept: now };
    ledger.runtime.personalData.destroyKey(`dhr-${erased.dhrId}`);
    after = await backUp(data);
  });
  afterAll(async () => {
    await ledger.close({ keepFolder: true });
    removeFolders();
  });

  it('is read no more where it was destroyed; registers, packs and digests are as they were', async () => {
    await expectErased();
    expect(before.kept.register).not.toMatch(SPOKEN);
    expect(before.kept.packs.join()).not.toMatch(SPOKEN);
  });

  it('is read no more in a backup that was made after', async () => {
    await reopened(await restored(after, after));
    await expectErased();
  });

  it('is read no more in a backup that was made before, restored with the keys of today', async () => {
    await reopened(await restored(before.copy, after));
    await expectErased();
  });

  it('is read in an old backup of the ledger with as old keys, until it is erased there, too', async () => {
    const folder = await restored(before.copy, before.copy);
    await reopened(folder);
    expect(await told(pagesOf(erased))).toMatch(SPOKEN);
    await ledger.close({ keepFolder: true });
    const done = await run('erase', '--case', `dhr-${erased.dhrId}`, '--data', folder);
    ledger = await ServedLedger.open({ folder });
    expect(done.code).toBe(0);
    await expectErased();
  });
});
