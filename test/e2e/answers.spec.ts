import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSteps } from '../../src/cli/steps/load-steps.js';
import { readStepPlan } from '../../src/cli/steps/step-plan.js';
import { SAMPLED_REGISTERS } from '../../src/contexts/audit/queries/sampled-registers.js';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import { referenceCounterCommands } from '../../src/contexts/decisions/commands/handling.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import { referenceCounterId } from '../../src/contexts/decisions/decision-reference.js';
import type { ActorId, Uuid } from '../../src/kernel/ids.js';
import { instant } from '../../src/kernel/plain-date.js';
import { Commands } from '../../src/platform/http/commands.js';
import {
  type Answered,
  DescribedApi,
  type DescribedOperation,
  type OpenApi,
} from '../support/described-api.js';
import { ServedLedger } from '../support/served-ledger.js';

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const HISTORY = [
  fileOf('../../examples/safer-cumbria'),
  fileOf('../support/after-the-example.json'),
  fileOf('../support/after-the-example-bodies.json'),
  fileOf('../support/after-the-example-measures.json'),
  fileOf('../support/after-the-example-decisions.json'),
  fileOf('../support/after-the-example-dhr.json'),
];
const SILENT = { start: () => undefined, step: () => undefined, stop: () => undefined };
const PATIENCE_MS = 20_000;
/** The whole example, and every view of it: a busy machine takes its time. */
const LONG_MS = 180_000;

/** By whom, and as at when: a record as it once stood has other fields than what became of it. */
const ASKED = [
  ['secretariat', ''],
  ['auditor', ''],
  ['secretariat', 'asAt=2021-02-28'],
  ['secretariat', 'asAt=2021-12-31'],
  ['secretariat', 'asAt=2022-02-20'],
  ['secretariat', 'effectiveAt=2022-02-20'],
  // A review that was opened and asked nobody yet.
  ['secretariat', 'asAt=2022-06-22T09:02:00Z'],
] as const;

/**
 * What is only reserved has no history of its own yet, and the others tell of a fault in the service.
 */
const NEVER_SEEN = [
  'DifferenceAnswer.id',
  'DifferenceAnswer.kind',
  // Of a rebuild that is over in a moment, only its end is seen.
  'RebuildAnswer.collection',
  'RebuildAnswer.failure',
  'RebuildAnswer.target',
  'RefusedEventAnswer.id',
  'RefusedEventAnswer.position',
  'RefusedEventAnswer.type',
  'ReservedReferenceAnswer.revision',
  // No agency stands in the tokens of a test.
  'RestrictedReadAnswer.organisation',
  'ViewFailureAnswer.event',
  'ViewFailureAnswer.message',
  'ViewStatusAnswer.failure',
];

type Item = Readonly<Record<string, unknown>>;

describe('every view, asked over a whole history', () => {
  let ledger: ServedLedger;
  let api: DescribedApi;
  const lists: Record<string, readonly Item[]> = {};
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    await ledger.app.listen(0, '127.0.0.1');
    const service = new URL(await ledger.app.getUrl());
    const plan = readStepPlan(HISTORY);
    await loadSteps({ plan, service, issuer: ledger.issuer, progress: SILENT });
    await reserveReference();
    const { decisionId, ...of } = await reserveReference();
    await ledger.done(`/v1/decisions/${decisionId}/void`, { ...of, because: 'It was deferred.' });
    await giveEvidence();
    await concludeYear();
    await giveAccess();
    const { kept, eventStore } = ledger.runtime;
    await kept.waitFor(await eventStore.head(), 'all', PATIENCE_MS);
    await rebuildOne();
    api = new DescribedApi((await ledger.raw().get('/openapi.json')).body as OpenApi);
  }, LONG_MS);
  afterAll(() => ledger.close());

  const rebuildOne = async (): Promise<void> => {
    const path = '/v1/views/agency-register';
    const { id } = (await ledger.post(`${path}/rebuild`, {})).body as { id: string };
    for (;;) {
      const { rebuild } = (await ledger.get(path)).body as { rebuild: Item };
      if (rebuild['stage'] === 'done') return expect(rebuild['id']).toBe(id);
    }
  };

  /** A reference whose decision was never recorded: the service stopped in between. */
  const reserveReference = async () => {
    const board = (await all('/v1/bodies')).find(({ kind }) => kind === 'board');
    const bodyId = board?.['bodyId'] as BodyId;
    const decisionId = randomUUID() as string as DecisionId;
    const year = 2022;
    await ledger.app.get(Commands, { strict: false }).send(
      referenceCounterCommands,
      {
        type: 'ReserveReference',
        id: referenceCounterId(bodyId, year),
        data: { decisionId, bodyId, shortName: 'SCB', year },
      },
      {
        identity: { actor: 'secretariat' as ActorId, role: 'secretariat', expiresAt: 0 },
        correlationId: randomUUID() as string as Uuid,
        route: 'none',
        key: randomUUID(),
        time: instant('2022-07-30T09:00:00Z'),
      },
      {},
    );
    return { decisionId, bodyId, year };
  };

  /** A file, which no step can hold: handed in, added, and shown with a completion; and no news before it. */
  const giveEvidence = async (): Promise<void> => {
    const { kept, eventStore } = ledger.runtime;
    await kept.waitFor(await eventStore.head(), 'all', PATIENCE_MS);
    const held = (await all('/v1/meetings')).filter(({ stage }) => stage !== 'cancelled');
    const meetingOf = (action?: Item) => held.find(({ bodyId }) => bodyId === action?.['bodyId']);
    const action = (await all('/v1/actions')).find(
      (each) =>
        each['stage'] === 'approved' && each['lastUpdate'] && each['ownerId'] && meetingOf(each),
    );
    const meeting = meetingOf(action);
    const { actionId, planId, ownerId } = action ?? {};
    const path = `/v1/actions/${String(actionId)}`;
    const handedIn = await ledger
      .raw()
      .post(`${path}/evidence-files?plan=${String(planId)}`)
      .set('Authorization', `Bearer ${await ledger.token('secretariat')}`)
      .attach('file', Buffer.from('All were there.'), 'list.txt');
    const { address } = handedIn.body as { address: string };
    const evidence = [
      {
        kind: 'file',
        title: 'Attendance list',
        file: address,
        effectiveOn: '2022-03-31',
        keepUntil: '2032-03-31',
      },
    ];
    const entered = { planId, onBehalfOf: ownerId };
    const tabledAt = meeting?.['meetingId'];
    await ledger.done(`${path}/no-change`, { ...entered, because: 'It waits.', tabledAt });
    await ledger.done(`${path}/evidence`, { ...entered, evidence });
    const completion = { completedOn: '2022-03-31', summary: 'All were trained.', evidence };
    await ledger.done(`${path}/completion`, { ...entered, ...completion });
  };

  /** The addendum and the outturn of the last year: they name a place in the log, which no file can. */
  const concludeYear = async () => {
    const found = (items: readonly Item[], text: string) =>
      items.find((item) => item['text'] === text || item['title'] === text) ?? {};
    const upTo = String(await ledger.runtime.eventStore.head());
    const review = found(await all('/v1/reviews'), 'End-of-year review 2021/22');
    const decision = found(await all('/v1/decisions'), 'Confirm the outturn of 2021/22');
    const { reviewId } = review;
    const { decisionId, meetingId } = decision;
    const july = { at: '2022-07-20T10:00:00Z' };
    const outturn = { upTo, decisionId, meetingId, effectiveAt: '2022-07-19' };
    await ledger.done(`/v1/reviews/${String(reviewId)}/outturn`, outturn, july);
    await ledger.done(`/v1/reviews/${String(reviewId)}/addenda`, { upTo }, july);
  };

  /** Two grants that rest on a decision: one is revoked, and by the other the auditor reads on. */
  const giveAccess = async (): Promise<void> => {
    const { kept, eventStore } = ledger.runtime;
    await kept.waitFor(await eventStore.head(), 'all', PATIENCE_MS);
    const decisions = await all('/v1/decisions');
    const decisionId = decisions.find(({ stage }) => stage === 'confirmed')?.['decisionId'];
    const bodyId = (await all('/v1/bodies')).find(({ kind }) => kind === 'contest-board')?.[
      'bodyId'
    ];
    const grant = {
      grantee: 'auditor',
      purpose: 'Sampling for the audit.',
      until: '2022-08-20T10:00:00Z',
      decisionId,
      reason: 'The audit committee asked for it.',
      provenance: { basis: 'illustrative', source: 'Example' },
    };
    const august = { at: '2022-08-01T10:00:00Z' };
    const body = { kind: 'body', recordId: bodyId };
    await ledger.done('/v1/access-grants', { ...grant, scope: body }, august);
    const part = { ...grant, scope: { kind: 'action' } };
    const { id } = await ledger.done('/v1/access-grants', part, august);
    const because = { because: 'One body is enough.', reason: 'As was asked.' };
    await ledger.done(`/v1/access-grants/${id}/revoke`, because, august);
  };

  const ask = async (url: string, as = 'secretariat'): Promise<Answered> => {
    const { status, headers, body, text } = await ledger.get(url, { as });
    const mediaType = (headers['content-type'] ?? '').split(';')[0] ?? '';
    const answered = { status, headers, mediaType };
    if (mediaType.endsWith('json')) return { ...answered, body };
    return { ...answered, body: Buffer.isBuffer(body) ? body.toString() : text };
  };

  const all = async (path: string): Promise<readonly Item[]> => {
    const { body } = await ask(`${path}?limit=500`);
    return (body as { items: readonly Item[] }).items;
  };

  /** What an address can name in place of a part of it, as the list of those things gives it. */
  const named = async (path: string): Promise<readonly Item[]> => {
    const list = path.slice(0, path.indexOf('/{'));
    // Most addresses are parts of the same few lists, which are long.
    if (!path.startsWith('/v1/views')) return (lists[list] ??= await all(list));
    return ((await ask('/health/ready')).body as { views: readonly Item[] }).views.map(
      ({ name }) => ({ view: name }),
    );
  };

  /** Every address of a file among the evidence of actions. */
  const filesOf = async (path: string): Promise<readonly string[]> =>
    (await all('/v1/actions')).flatMap(({ actionId, evidence }) =>
      (evidence as readonly Item[])
        .filter(({ file }) => file)
        .map(({ evidenceId }) =>
          path.replace('{actionId}', String(actionId)).replace('{evidenceId}', String(evidenceId)),
        ),
    );

  /** Every address of a path: of each record there is, and of each group of a review. */
  const addresses = async (path: string): Promise<readonly string[]> => {
    const part = /\{(\w+)\}/.exec(path)?.[1];
    if (path.startsWith('/v1/priorities/coverage')) return [`${path}?planYear=2021/22`];
    if (path.startsWith('/v1/audit/sample')) {
      return SAMPLED_REGISTERS.slice(0, path.endsWith('.csv') ? 1 : 4).map(
        (register) => `${path}?register=${register}&seed=7&size=500`,
      );
    }
    // A decision leads everywhere: to plans, actions, judgements.
    if (path.startsWith('/v1/audit/lineage')) return [path.replace('{ref}', 'SCB-2021-001')];
    if (part === undefined) return [path];
    if (path.endsWith('/evidence/{evidenceId}/file')) return filesOf(path);
    return (await named(path)).flatMap((record) => {
      const address = path.replace(`{${part}}`, String(record[part]));
      if (!path.endsWith('/my-return') && !path.endsWith('/chasers')) return [address];
      const groups = record['groups'] as readonly Item[];
      return groups.map(({ bodyId }) => `${address}?group=${String(bodyId)}`);
    });
  };

  type Question = readonly [url: string, way: (typeof ASKED)[number]];

  /** What is asked in any case: the first and the last record live, by both readers, and the first as at a cut. */
  const firstQuestions = (urls: readonly string[]): readonly Question[] => {
    const [first, last] = [urls.slice(0, 1), urls.slice(1).slice(-1)];
    const [secretariat, auditor, , cut] = ASKED;
    return [
      ...first.flatMap((url): Question[] => [
        [url, secretariat],
        [url, auditor],
        [url, cut],
      ]),
      ...last.map((url): Question => [url, secretariat]),
    ];
  };

  /** Whatever else could be asked, the ends first: for what no answer has shown yet. */
  const furtherQuestions = (urls: readonly string[]): readonly Question[] =>
    ASKED.flatMap((way) =>
      [...urls.slice(0, 1), ...urls.slice(1).toReversed()].map((url): Question => [url, way]),
    );

  const askQuestion = async (
    [url, [as, cut]]: Question,
    operation: DescribedOperation,
    wrong: unknown[],
  ): Promise<number> => {
    // Not one page of a list, but all of it: what was seen must not depend on what stands first.
    const whole = operation.parameters?.some(({ name }) => name === 'limit') ? '&limit=500' : '';
    const asked = `${url}${url.includes('?') ? '&' : '?'}${cut}${whole}`;
    const answered = await ask(asked, as);
    const faults = api.faults(operation, answered);
    if (faults.length > 0) wrong.push({ asked, as, faults: faults.slice(0, 3) });
    return answered.status;
  };

  it(
    'answers what its description says and nothing besides, and has been seen to answer all of it',
    async () => {
      const wrong: unknown[] = [];
      const unanswered: string[] = [];
      // The reading of restricted actions as at a cut, for the view of what was read.
      await ask('/v1/actions?effectiveAt=2022-02-20&limit=500');
      const asked = new Map<DescribedOperation, readonly string[]>();
      for (const [path, operation] of api.views()) {
        const urls = await addresses(path);
        const statuses: number[] = [];
        for (const question of firstQuestions(urls))
          statuses.push(await askQuestion(question, operation, wrong));
        asked.set(operation, urls);
        if (!statuses.includes(200)) unanswered.push(path);
      }
      // Many answers have parts in common: what one of them has shown need not be looked for in the others.
      for (const [operation, urls] of asked) {
        for (const question of furtherQuestions(urls)) {
          if (api.unseen([operation]).every((each) => NEVER_SEEN.includes(each))) break;
          await askQuestion(question, operation, wrong);
        }
      }
      expect(wrong).toEqual([]);
      expect(unanswered).toEqual([]);
      expect(api.unseen()).toEqual(NEVER_SEEN);
    },
    LONG_MS,
  );

  it.each([
    ['an unknown record', '/v1/plans/{planId}', '', 404],
    ['a field that is none', '/v1/plans', '?planYear=2021', 400],
    ['a caller that it is not for', '/v1/reviews/{reviewId}/countdown', '', 403],
    ['a position that is far ahead', '/v1/bodies', '?after=999999999', 503],
    ['a view of no such name', '/v1/views/{view}/verification', '', 404],
  ])('describes its problem with %s', async (_, path, query, status) => {
    const url = path.replace(/\{\w+\}/, randomUUID()) + query;
    const answered = await ask(url, status === 403 ? 'cs-chair' : 'secretariat');
    const operation = api.document.paths[path]?.['get'];
    expect(answered).toMatchObject({ status, mediaType: 'application/problem+json' });
    expect(operation && api.faults(operation, answered)).toEqual([]);
  });

  it('holds the chain that the demo shows, from a finding to the decision that a judgement led to', async () => {
    const { body } = await ask('/v1/audit/lineage/CJ-2021-20?steps=2', 'auditor');
    const { items } = body as { items: readonly Item[] };
    const told = items.map(({ direction, what }) => `${String(direction)}: ${String(what)}`);
    const chain = [
      'upstream: Finding raised',
      'upstream: Recommendation made',
      'itself: Action added within the year',
      'itself: Action updated',
      'itself: Completion proposed',
      'itself: Completion verified',
      'downstream: Group judged',
      'downstream: Resulting decision linked',
    ];
    expect(told.filter((each, at) => chain.includes(each) && told.indexOf(each) === at)).toEqual(
      chain,
    );
  });
});
