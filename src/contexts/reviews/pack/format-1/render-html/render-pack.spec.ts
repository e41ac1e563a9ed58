import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  removeFolder,
  temporaryFolder,
} from '../../../../../../test/support/event-store-folder.js';
import { InMemoryEventStore } from '../../../../../../test/support/in-memory-event-store.js';
import { contrast, readAs, violations } from '../../../../../../test/support/page-read.js';
import {
  afterTheFreeze,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  openFixed,
  updated,
  upToTheFreeze,
} from '../../../../../../test/support/review-history.js';
import type { Recorded } from '../../../../../kernel/envelope.js';
import type { StreamName, Uuid } from '../../../../../kernel/ids.js';
import { isSealedForm, seal } from '../../../../../kernel/sealed.js';
import type { Ledger } from '../../../../../platform/ledger/ledger.js';
import type { OpenOptions } from '../../../../../platform/personal-data/personal-data.js';
import {
  LOOK_INSIDE,
  replaceWithin,
} from '../../../../../platform/personal-data/replace-within.js';
import { Sealing } from '../../../../../platform/personal-data/sealing.js';
import { openKeyStore } from '../../../../../platform/personal-data/sqlite-key-store.js';
import type { ReviewId } from '../../../contract.js';
import { packAtCut, type PackAtCut, type PackKind } from '../../../queries/pack-at-cut.js';
import { html } from '../../../../../platform/html.js';
import { OUTCOME_COLOURS, PAGE, RATING_COLOURS } from './palette.js';
import { packHtml } from '../../pack-html.js';

interface Asked {
  readonly events?: readonly Recorded[];
  readonly kind?: PackKind;
  readonly review?: ReviewId;
  readonly ledger?: Ledger;
}

const packOf = async ({
  events = [...upToTheFreeze(), ...afterTheFreeze()],
  kind = 'pack',
  review = END_OF_YEAR,
  ledger = EXAMPLE_LEDGER,
}: Asked = {}): Promise<PackAtCut> => {
  const store = new InMemoryEventStore(events);
  const pack = await packAtCut({ store, ledger }, { reviewId: review, kind });
  if (!pack.ok) throw new Error(pack.error.map(({ code }) => code).join(' '));
  return pack.value;
};

const pageOf = async (asked: Asked = {}): Promise<string> =>
  packHtml(await packOf(asked), openFixed);

const firstJudgement = async (kind: PackKind): Promise<string | undefined> => {
  const { document } = readAs(await pageOf({ kind }));
  return document.querySelector('.judgement')?.textContent?.replaceAll(/\s+/g, ' ');
};

describe('the page', () => {
  it('says in its annex what belongs to the next review', async () => {
    const events = upToTheFreeze();
    const late = updated('2022-04-01', 'CS-2021-05', 'on-track', 'Another rally was held.');
    const page = await pageOf({ events: [...events.slice(0, -1), late, ...events.slice(-1)] });
    const told = readAs(page).document.querySelector('#annex-method')?.textContent;
    expect(told?.replaceAll(/\s+/g, ' ')).toContain(
      '1 fact recorded before the freeze happened after the position date; it belongs to the next review.',
    );
  });

  it('of a record, which holds its pack, has nothing that axe objects to', async () => {
    expect(await violations(await pageOf({ kind: 'record' }))).toEqual([]);
  });

  it('has one heading of the first level, and goes down one level at a time', async () => {
    const { document } = readAs(await pageOf({ kind: 'record' }));
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    });
  });

  it('gives every table a caption and every heading cell a scope', async () => {
    const { document } = readAs(await pageOf({ kind: 'record' }));
    for (const table of document.querySelectorAll('table'))
      expect(table.querySelector('caption')?.textContent?.trim()).toBeTruthy();
    for (const cell of document.querySelectorAll('th'))
      expect(cell.getAttribute('scope')).toBeTruthy();
  });

  it('needs nothing from elsewhere, and runs nothing', async () => {
    const page = await pageOf({ kind: 'record' });
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|https?:|url\(|@import|\bon[a-z]+=/);
    const { document } = readAs(page);
    for (const link of document.querySelectorAll('a')) {
      const target = link.getAttribute('href') ?? '';
      expect(target).toMatch(/^#/);
      expect(document.getElementById(target.slice(1))).not.toBeNull();
    }
  });

  it('has a style sheet that opens and closes in pairs', async () => {
    const css = readAs(await pageOf()).document.querySelector('style')?.textContent ?? '';
    expect(css.split('{')).toHaveLength(css.split('}').length);
    expect(css).not.toContain('undefined');
  });

  it('says on every page that a ledger is simulated, and only then', async () => {
    expect(await pageOf()).toMatch(/@bottom-center\{content:"Simulated/);
    const real = await pageOf({ ledger: { ...EXAMPLE_LEDGER, simulated: false } });
    expect(real).toMatch(/@bottom-center\{content:""/);
    expect(real).not.toContain('Simulated');
  });

  it('leaves an empty box for the judgement in a pack, and fills it in the record', async () => {
    expect(await firstJudgement('pack')).toMatch(/Outcomes Assured Partly assured Not assured/);
    expect(await firstJudgement('record')).toMatch(
      /Outcomes Partly assured Impact Partly assured Because/,
    );
  });

  it('gives every figure of its charts in words', async () => {
    const { document } = readAs(await pageOf());
    expect(document.querySelector('#delivery-desc')?.textContent).toContain(
      'CS, Now: 6 actions: complete 1, on track 3, at risk 1, off track 1.',
    );
    for (const chart of document.querySelectorAll('svg[role=img]'))
      expect(chart.querySelector('title')?.textContent).toBeTruthy();
  });
});

describe('text from outside', () => {
  const hostile = `<script>alert("1")</script> & 'more'`;

  it('is escaped in content and in attributes', () => {
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;</p>',
    );
  });

  it('never becomes part of the page, in a sealed text or in the ledger’s name', async () => {
    const [frozen, ...others] = upToTheFreeze().toReversed();
    const page = await pageOf({
      events: [
        ...others.toReversed(),
        updated('2022-03-31', 'CJ-2021-06', 'off-track', hostile, hostile),
        ...(frozen ? [frozen] : []),
      ],
      ledger: { ...EXAMPLE_LEDGER, name: `</style>"}${hostile}` },
    });
    expect(page).not.toMatch(/<script/i);
    const { document } = readAs(page);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.body.textContent).toContain(hostile);
    expect(document.querySelector('style')?.textContent).toContain('@bottom-right');
  });
});

const REAL_TEXT = 'Her name was told.';

const sealedBy = (sealing: Sealing): Recorded => {
  const [stream, eventId] = ['action-CJ-2021-06' as StreamName, uuidv7() as Uuid];
  const words = { progress: seal(REAL_TEXT), explanation: seal('She moved away.') };
  const sealed = sealing.sealAll('case-of-one', { stream, eventId }, words);
  const event = updated('2022-03-31', 'CJ-2021-06', 'off-track', '', '');
  return { ...event, data: { ...(event.data as object), ...sealed } };
};

/** The rest of this history is sealed by nobody. */
const openedBy = (sealing: Sealing): typeof openFixed => ({
  openAll: <T>(value: T, options?: OpenOptions): T =>
    replaceWithin(value, '', (part) => {
      if (!isSealedForm(part)) return LOOK_INSIDE;
      return (part.key.startsWith('case-') ? openFixed : sealing).openAll<unknown>(part, options);
    }) as T,
});

describe('an erased text', () => {
  it('changes the page, and neither the bytes nor the digest of the document', async () => {
    const folder = temporaryFolder();
    const sealing = new Sealing(openKeyStore({ folder, mode: 'create' }));
    try {
      const [frozen, ...others] = upToTheFreeze().toReversed();
      const events = [...others.toReversed(), sealedBy(sealing), ...(frozen ? [frozen] : [])];
      const before = await packOf({ events });
      const action = before.document.annexes.actions.groups[0]?.actions.find(
        ({ reference }) => reference === 'CJ-2021-06',
      );
      expect(sealing.openAll(action)?.lastUpdate?.progress).toBe(REAL_TEXT);
      expect(before.json).not.toContain('Her name');
      expect(packHtml(before, openedBy(sealing))).toContain(REAL_TEXT);

      sealing.destroyKey('case-of-one');

      const after = await packOf({ events });
      expect(after.json).toBe(before.json);
      expect(after.digest).toBe(hash('sha256', before.json, 'hex'));
      expect(sealing.openAll(action, { onErased: () => 'erased' })?.lastUpdate?.progress).toBe(
        'erased',
      );
      expect(packHtml(after, openedBy(sealing))).not.toContain('Her name');
    } finally {
      sealing.close();
      removeFolder(folder);
    }
  });

  it('is shown as a notice of its own, with the day of erasure', async () => {
    const { document } = readAs(await pageOf());
    const notices = [...document.querySelectorAll('.erased')].map(({ textContent }) => textContent);
    expect(notices.length).toBeGreaterThan(0);
    expect(new Set(notices)).toEqual(new Set(['This text was erased on 1 Jun 2022.']));
  });
});

describe('colours', () => {
  it('know black on white and grey on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(Object.entries({ ...RATING_COLOURS, ...OUTCOME_COLOURS }))(
    'of %s are read on tag and bar',
    (_, { tint, onTint, solid, onSolid }) => {
      expect(contrast(onTint, tint)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onSolid, solid)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    [PAGE.ink, PAGE.paper],
    [PAGE.ink, PAGE.panel],
    [PAGE.quiet, PAGE.paper],
    [PAGE.quiet, PAGE.panel],
    [PAGE.link, PAGE.paper],
    [PAGE.alarm, PAGE.paper],
    [PAGE.paper, PAGE.alarm],
    [PAGE.onBrand, PAGE.brand],
    [PAGE.brand, PAGE.paper],
    [PAGE.ink, PAGE.focus],
  ])('%s is read on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
