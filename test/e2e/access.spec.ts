import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DescribedOperation, OpenApi } from '../support/described-api.js';
import { giveFile } from '../support/hand-in.js';
import { ServedLedger } from '../support/served-ledger.js';
import { appoint, decisionOf, holdBoardMeeting, on, people } from '../support/story.js';
import { plannedAction } from '../support/story-plan.js';
import {
  closeReview,
  confirmReturn,
  freeze,
  holdToAccount,
  type ReviewedYear,
  tellToReview,
} from '../support/story-review.js';

const STRANGER = 'stranger';
const COUNTDOWN = '/v1/reviews/{reviewId}/countdown';
const CHASERS = '/v1/reviews/{reviewId}/chasers';
const isForSecretariat = (path: string): boolean => path === COUNTDOWN || path === CHASERS;
/** In this year nobody raised a meeting action, opened a homicide review, or assessed. */
const NONE = [
  '/v1/meeting-actions/{meetingActionId}',
  '/v1/dhrs/{dhrId}',
  '/v1/qaf/frameworks/{frameworkId}',
  '/v1/qaf/cycles/{cycleId}',
];
/** For auditors and the secretariat. */
const isForAuditors = (path: string): boolean =>
  /^\/v1\/(audit\/|access-grants|restricted-reads)/.test(path);
/** The decision that they are asked for is restricted. */
const RESTRICTED = '/v1/decisions/{decisionId}';
const isRestricted = (path: string): boolean => path.startsWith(RESTRICTED);
const NOT_OURS = {
  code: 'ACCESS.NOT_OF_THE_PARTNERSHIP',
  source: 'Domain: who uses it',
  kind: 'ours',
};

describe('what is not public', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let decisionId: string;
  let meetingId: string;
  let evidenceId: string;
  let grantId: string;
  let routes: readonly string[];
  /** What others than the secretariat may read, too. */
  let open: readonly string[];

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
    await confirmReturn(ledger, year);
    await freeze(ledger, year);
    await holdToAccount(ledger, year);
    await closeReview(ledger, year);
    const meeting = await holdBoardMeeting(ledger, year, '2022-03-22', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
    const restricted = { ...decision, marking: 'restricted' };
    decisionId = (await ledger.done('/v1/decisions', restricted, on('2022-03-22'))).id;
    ({ meetingId } = meeting);
    evidenceId = await giveFile(ledger, year, '2022-03-22');
    const grant = {
      grantee: 'somebody',
      scope: { kind: 'dhr' },
      purpose: 'To be read.',
      until: '2022-04-01T10:00:00Z',
    };
    grantId = (await ledger.done('/v1/access-grants', grant, on('2022-03-22'))).id;
    const { kept, eventStore } = ledger.runtime;
    await kept.waitFor(await eventStore.head(), 'all', 20_000);
    const { paths } = (await ledger.raw().get('/openapi.json')).body as OpenApi;
    routes = Object.entries(paths)
      .filter(([path, { get }]) => get && isForReaders(path, get))
      .map(([path]) => path);
    open = routes.filter(
      (path) =>
        !isForSecretariat(path) &&
        !isRestricted(path) &&
        !NONE.includes(path) &&
        !isForAuditors(path),
    );
  });
  afterAll(() => ledger.close());

  const isForReaders = (path: string, { responses }: DescribedOperation): boolean =>
    '401' in responses && !path.startsWith('/v1/views') && !path.startsWith('/v1/public/');

  /** A route as somebody would ask it: of what the year has. */
  const address = (path: string): string => {
    const ids: Readonly<Record<string, string>> = {
      bodyId: year.board,
      agencyId: year.police,
      meetingId,
      decisionId,
      planId: year.planId,
      actionId: year.first,
      evidenceId,
      grantId,
      reviewId: year.reviewId,
      ref: year.first,
    };
    const url = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => ids[part] ?? `no ${part}`);
    if (path.startsWith('/v1/priorities/coverage')) return `${url}?planYear=2021/22`;
    if (path.startsWith('/v1/audit/sample')) return `${url}?register=actions&seed=7`;
    return path.endsWith('/my-return') || path === CHASERS ? `${url}?group=${year.safety}` : url;
  };

  /** What each route answers somebody, where it is not what was expected. */
  const answersBut = async (as: string, expected: number, among = routes) => {
    const answered: string[] = [];
    for (const path of among) {
      const { status } = await ledger.get(address(path), { as });
      if (status !== expected) answered.push(`${status} ${path}`);
    }
    return answered;
  };

  it('is every list, every record, and the pack', () => {
    expect(routes.length).toBeGreaterThanOrEqual(20);
    expect(routes).toEqual(
      expect.arrayContaining([
        '/v1/bodies',
        '/v1/actions/{actionId}',
        COUNTDOWN,
        RESTRICTED,
        '/v1/reviews/{reviewId}/my-return',
        '/v1/reviews/{reviewId}/pack',
        '/v1/reviews/{reviewId}/pack.html',
        '/v1/reviews/{reviewId}/record',
        '/v1/reviews/{reviewId}/record.html',
      ]),
    );
  });

  it('is not read by a stranger, whose token is valid: the rule is told, and nothing else', async () => {
    const codeFor = (path: string): string =>
      isForSecretariat(path) || isForAuditors(path) ? 'ACCESS.ROLE_NOT_ALLOWED' : NOT_OURS.code;
    for (const path of routes) {
      for (const url of [address(path), address(path).replace(/[0-9a-f-]{36}/, randomUUID())]) {
        const { status, body, headers } = await ledger.get(url, { as: STRANGER });
        expect({ path, status, faults: body.faults }).toEqual({
          path,
          status: 403,
          faults: [{ ...NOT_OURS, code: codeFor(path), message: expect.any(String) }],
        });
        expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['ledger-position']));
        expect(headers['etag']).toBeUndefined();
      }
    }
  });

  it('is not read by asking for the headers only, nor as at a day before', async () => {
    const authorization = `Bearer ${await ledger.token(STRANGER)}`;
    const url = `/v1/actions/${year.first}`;
    const head = await ledger.app.inject({ method: 'HEAD', url, headers: { authorization } });
    expect([403, 404]).toContain(head.statusCode);
    expect(head.headers['etag']).toBeUndefined();
    const asAt = await ledger.get(`${url}?asAt=2021-12-31`, { as: STRANGER });
    expect(asAt.body.code).toBe(NOT_OURS.code);
  });

  it.each([
    ['a member of a group', people.safetyMember],
    ['whoever held an office before', people.formerSafetyChair],
    ['the owner of an action, who holds no office', people.owner],
  ])('is read by %s', async (_, as) => {
    expect(await answersBut(as, 200, open)).toEqual([]);
    expect((await ledger.get('/v1/actions', { as })).body.items).toHaveLength(2);
  });

  it('is read by the auditor and the secretariat', async () => {
    expect(await answersBut('auditor', 200, open)).toEqual([]);
    expect(await answersBut('auditor', 200, routes.filter(isForAuditors))).toEqual([]);
    expect(await answersBut('secretariat', 200)).toEqual(NONE.map((path) => `404 ${path}`));
  });

  it('and is restricted is read by the secretariat alone', async () => {
    const url = `/v1/decisions/${decisionId}`;
    for (const as of ['auditor', people.boardChair, people.safetyMember]) {
      expect((await ledger.get(url, { as })).status).toBe(404);
      const { body } = await ledger.get('/v1/decisions?limit=500', { as });
      expect(JSON.stringify(body)).not.toContain('Noted behind doors.');
    }
    expect((await ledger.get(url)).body.text).toBe('Noted behind doors.');
  });

  it('is read as soon as somebody is appointed, and not before their office begins', async () => {
    const member = { office: 'member', agencyId: year.fire };
    const read = async (as: string) => (await ledger.get('/v1/bodies', { as })).status;
    expect(await read('newcomer')).toBe(403);
    await appoint(ledger, year.justice, { ...member, holder: 'newcomer' });
    expect(await read('newcomer')).toBe(200);
    await appoint(ledger, year.justice, { ...member, holder: 'successor', from: '2030-01-01' });
    expect(await read('successor')).toBe(403);
  });

  it('is read by whoever came to own an action, as soon as they do', async () => {
    const as = 'night-time-lead';
    const url = `/v1/plans/${year.planId}`;
    expect((await ledger.get(url, { as })).status).toBe(403);
    const drafting = { ...on('2022-03-23'), as: people.justiceChair };
    const plan = {
      bodyId: year.justice,
      boardId: year.board,
      planYear: '2022/23',
      title: 'Criminal Justice delivery plan 2022/23',
      starts: '2022-04-01',
      ends: '2023-03-31',
    };
    const { id } = await ledger.done('/v1/plans', plan, drafting);
    const to = `/v1/plans/${id}`;
    const outcome = await ledger.done(`${to}/outcomes`, { title: 'Fewer delays' }, drafting);
    const action = plannedAction(year, outcome.id, 1, {
      reference: 'CJ-2022-01',
      ownerId: as,
      starts: '2022-04-01',
      targetDate: '2022-12-31',
    });
    await ledger.done(`${to}/actions`, action, drafting);
    expect((await ledger.get(url, { as })).status).toBe(200);
  });

  it('leaves commands to the rules of what they change', async () => {
    const { body, status } = await ledger.post(
      `/v1/plans/${year.planId}/outcomes`,
      { title: 'Mine' },
      { as: STRANGER, ...on('2022-03-23') },
    );
    expect([status, body.code]).not.toContain(NOT_OURS.code);
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
