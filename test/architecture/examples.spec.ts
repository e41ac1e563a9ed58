import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryFiles, ROOT } from './repository-files.js';

interface ExampleStep {
  readonly at: string;
  readonly as: string;
  readonly post: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface ExampleFile {
  readonly actors: Readonly<Record<string, { readonly id: string }>>;
  readonly steps: readonly ExampleStep[];
}

const files = repositoryFiles()
  .filter((path) => path.startsWith('examples/') && path.endsWith('.json'))
  .map((path): readonly [string, ExampleFile] => [
    path,
    JSON.parse(readFileSync(resolve(ROOT, path), 'utf8')) as ExampleFile,
  ]);
/** A file that is handed in is no fact yet: the step that gives it as evidence says where it comes from. */
const steps = files.flatMap(([, { steps: own }]) => own.filter(({ body }) => body));

const BASES = ['stated', 'reconstructed', 'illustrative'];
const CITATION = /^S[0-4]:\d+(-\d+)?(, S[0-4]:\d+(-\d+)?)*$/;
/** What became of the agencies stands in no document of theirs, but in the law. */
const LAW = /^[A-Z][A-Za-z() ]+ (Act \d{4}, s\. \d+|Order \d{4} \(SI \d{4}\/\d+\))$/;

const runForward = (source: string): boolean =>
  [...source.matchAll(/:(\d+)-(\d+)/g)].every(([, from, to]) => Number(from) < Number(to));

interface Provenance {
  readonly basis?: string;
  readonly source?: string;
}

const provenanceOf = (body: ExampleStep['body']): Provenance | undefined =>
  body['provenance'] as Provenance | undefined;

const basisOf = (body: ExampleStep['body']): string | undefined => provenanceOf(body)?.basis;

const provenanceFault = ({ body }: Pick<ExampleStep, 'body'>): string | undefined => {
  const provenance = provenanceOf(body);
  if (!provenance?.basis) return 'no provenance';
  const { basis, source } = provenance;
  if (!BASES.includes(basis)) return `${basis} is no basis`;
  if (source === undefined) return basis === 'illustrative' ? undefined : `${basis} by no source`;
  const cites = LAW.test(source) || (CITATION.test(source) && runForward(source));
  return cites ? undefined : `${source} cites no lines`;
};

/** Ids speak of a body, a group, a partnership, an agency's contact or the owner of work: of an office, not of who holds it. */
const ROLE_ID =
  /^(analyst|(board|cs|cj|csp|contest|commissioning|court|spoc|owner)(-(?!mrs?$|ms$|dr$|sir$)[a-z]+)+)$/;
const PEOPLE = ['holder', 'person', 'ownerId', 'onBehalfOf', 'conflicted'];

const peopleIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    PEOPLE.includes(key) ? [member as string | readonly string[]].flat() : peopleIn(member),
  );
};

/** On these days the Commissioner met the Chief Constable in public: no body of the partnership is said to have met. */
const PUBLIC_ACCOUNTABILITY_CONFERENCES = [
  '2019-09-25',
  '2019-11-07',
  '2019-12-18',
  '2021-07-12',
  '2021-11-03',
  '2021-12-08',
];

const sent = (route: RegExp): readonly ExampleStep[] =>
  steps.filter(({ post }) => route.test(post));

describe('the example ledger', () => {
  it('says of every step how far a source carries it', () => {
    expect(steps.map(provenanceFault).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it.each([
    [{}, 'no provenance'],
    [{ provenance: { basis: 'true' } }, 'true is no basis'],
    [{ provenance: { basis: 'stated' } }, 'stated by no source'],
    [{ provenance: { basis: 'reconstructed' } }, 'reconstructed by no source'],
    [{ provenance: { basis: 'stated', source: 'S5:12' } }, 'S5:12 cites no lines'],
    [{ provenance: { basis: 'illustrative', source: 'S4' } }, 'S4 cites no lines'],
    [{ provenance: { basis: 'stated', source: 'S4:20-12' } }, 'S4:20-12 cites no lines'],
    [{ provenance: { basis: 'stated', source: 'S4:12, S2' } }, 'S4:12, S2 cites no lines'],
    [{ provenance: { basis: 'stated', source: 'Some Act' } }, 'Some Act cites no lines'],
  ])('would not let %j pass', (body, fault) => {
    expect(provenanceFault({ body })).toBe(fault);
  });

  it.each(BASES)('counts what is %s as its README does', (basis) => {
    const readme = readFileSync(resolve(ROOT, 'examples/safer-cumbria/README.md'), 'utf8');
    const counted = new RegExp(`^\\| \`${basis}\` .*\\| (\\d+) +\\|$`, 'm').exec(readme)?.[1];
    const own = steps.filter(({ body }) => basisOf(body) === basis);
    expect(Number(counted)).toBe(own.length);
  });

  it('takes meetings, decisions, progress and reviews from no source', () => {
    const madeUp = sent(/^\/v1\/(meetings|decisions|reviews)|\/(updates|completion|target-date)/);
    expect(madeUp.length).toBeGreaterThan(0);
    expect(madeUp.filter(({ body }) => basisOf(body) !== 'illustrative')).toEqual([]);
  });

  it('knows people by their offices only', () => {
    const people = [
      ...files.flatMap(([, { actors }]) => Object.values(actors).map(({ id }) => id)),
      ...peopleIn(steps.map(({ body }) => body)),
    ];
    expect(people.length).toBeGreaterThan(50);
    expect(people.filter((id) => !ROLE_ID.test(id))).toEqual([]);
  });

  it.each(['jane-doe', 'j.doe@police.example', 'board', 'Board-Chair', 'owner-mr', 'cs-chair-2'])(
    'would not take %s for an office',
    (id) => {
      expect(ROLE_ID.test(id)).toBe(false);
    },
  );

  it('lets no body meet on the day of a Public Accountability Conference', () => {
    const dates = sent(/^\/v1\/meetings$/).map(({ body }) => body['date']);
    expect(
      dates.filter((date) => PUBLIC_ACCOUNTABILITY_CONFERENCES.includes(String(date))),
    ).toEqual([]);
  });

  it('gives each of three groups a plan for each of two years', () => {
    const plans = sent(/^\/v1\/plans$/).map(
      ({ body }) => `${String(body['bodyId'])} ${String(body['planYear'])}`,
    );
    const expected = ['$cj', '$contest', '$cs'].flatMap((group) => [
      `${group} 2020/21`,
      `${group} 2021/22`,
    ]);
    expect(plans.toSorted()).toEqual(expected);
  });

  it('has enough measures with a figure that a source prints', () => {
    const printed = sent(/^\/v1\/measures\/[^/]+\/observations$/)
      .filter(({ body }) => body['figure'] !== undefined && basisOf(body) !== 'illustrative')
      .map(({ post }) => post);
    expect(new Set(printed).size).toBeGreaterThanOrEqual(15);
  });

  it.each([
    ['actions', /^\/v1\/plans\/[^/]+\/actions$/, 40],
    ['updates', /^\/v1\/actions\/[^/]+\/updates$/, 250],
    ['decisions', /^\/v1\/decisions$/, 25],
    ['reviews', /^\/v1\/reviews$/, 4],
    ['closed reviews', /^\/v1\/reviews\/[^/]+\/close$/, 4],
    ['recurring duties', /^\/v1\/duties$/, 12],
  ])('has enough %s', (_, route, least) => {
    expect(sent(route).length).toBeGreaterThanOrEqual(least);
  });
});
