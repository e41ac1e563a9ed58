import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../kernel/decider.js';
import { derivedUuid } from '../../kernel/ids.js';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionContext,
  agency,
  boardId,
  bodyId,
  council,
  nothingElse,
  outcome,
  plan,
  planId,
  plannedAction,
  planYear,
  police,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type { Meeting, MeetingId } from '../meetings/contract.js';
import type { ReviewEvent } from '../reviews/contract.js';
import { actionAggregate } from './action.js';
import type { ActionCommand, ReportProgress } from './action.commands.js';
import type { ActionEvent, Evidence, EvidenceId, FileAddress, PlanId } from './events.js';
import { isReturnConfirmed, returnsReader } from './returns-taken.js';

const { given } = decides(actionAggregate);
const context = actionContext(nothingElse);
const { actionId } = plannedAction;
const named = { planId, actionId };
const identity = {
  ...plan,
  boardId,
  actionId,
  priorityId: priority.priorityId,
  outcomeId: outcome.outcomeId,
};
const owner: Circumstances = { by: 'owner' };
const secretary: Circumstances = { by: 'secretary', capacity: 'secretariat' };
const meetingId = testId<MeetingId>('meeting');
const because = sealedText('nothing new');

const meeting = (changes: Partial<Extract<Meeting, { stage: 'convened' }>> = {}): Meeting => ({
  stage: 'convened',
  meetingId,
  bodyId: boardId,
  date: plainDate('2021-06-15'),
  agenda: [],
  ...changes,
});

const report = { deliveryRating: 'at-risk' as const, progress: sealedText('progress') };
const updated = (said: object = {}, on = '2021-06-10') =>
  fact<ActionEvent>(
    { type: 'action-updated.v2', data: { ...identity, ...report, ...said } },
    { ...owner, on },
  );
const progress = (said: Partial<ReportProgress> = {}, circumstances = owner) =>
  command<ActionCommand>('ReportProgress', { ...named, ...report, ...said }, circumstances);
const noChange = (circumstances: Circumstances = owner) =>
  command<ActionCommand>('ReportNoChange', { ...named, because }, circumstances);
const unchanged = (said: object = {}) =>
  updated({ noChange: true, progress: because, ...said }).event;

describe('reporting no change', () => {
  it('says why, and rates it as it was rated last', () => {
    given(updated()).knowing(context).when(noChange()).then(unchanged());
    const later = updated({ deliveryRating: 'off-track' }, '2021-06-12');
    given(later, updated())
      .knowing(context)
      .when(noChange())
      .then(unchanged({ deliveryRating: 'off-track' }));
  });

  it('needs something that was reported before, and follows it', () => {
    given().knowing(context).when(noChange()).thenRefused('UPDATE.NOTHING_REPORTED_BEFORE');
    given(updated())
      .knowing(context)
      .when(noChange({ ...owner, on: '2021-06-09' }))
      .thenRefused('UPDATE.NO_CHANGE_SINCE_LATER');
  });

  it('is for those who report', () => {
    given(updated())
      .knowing(context)
      .when(noChange({ by: 'member' }))
      .thenRefused('ACTION.NOT_YOURS_TO_REPORT');
    given(updated())
      .knowing(context)
      .when(noChange({ ...secretary, onBehalfOf: 'chair' }))
      .then(unchanged({ givenBy: { capacity: 'chair', organisation: council } }));
  });
});

describe('an update that is tabled', () => {
  it.each([
    ['the Board', { bodyId: boardId }],
    ['its group', { bodyId }],
  ])('names a meeting of %s', (_, changes) => {
    given()
      .knowing({ ...context, tabledMeeting: meeting(changes) })
      .when(progress({ tabledAt: meetingId }))
      .then(updated({ tabledAt: meetingId }).event);
  });

  it.each<[string, Meeting, string]>([
    ['nobody convened', { stage: 'none' }, 'UPDATE.MEETING_NOT_FOUND'],
    ['of another body', meeting({ bodyId: testId('another') }), 'UPDATE.TABLED_ELSEWHERE'],
    [
      'still to come',
      meeting({ date: plainDate('2021-06-16') }),
      'UPDATE.TABLED_BEFORE_THE_MEETING',
    ],
    [
      'cancelled',
      { ...meeting(), stage: 'cancelled' } as Meeting,
      'UPDATE.TABLED_BEFORE_THE_MEETING',
    ],
  ])('is not tabled at a meeting that is %s', (_, tabledMeeting, code) => {
    given()
      .knowing({ ...context, tabledMeeting })
      .when(progress({ tabledAt: meetingId }))
      .thenRefused(code);
  });

  it('is the only one between a confirmed return and the position', () => {
    const confirmed = { ...context, returnIsConfirmed: true };
    given().knowing(confirmed).when(progress()).thenRefused('UPDATE.RETURN_IS_CONFIRMED');
    given(updated()).knowing(confirmed).when(noChange()).thenRefused('UPDATE.RETURN_IS_CONFIRMED');
    given()
      .knowing({ ...confirmed, tabledMeeting: meeting() })
      .when(progress({ tabledAt: meetingId }))
      .then(updated({ tabledAt: meetingId }).event);
  });
});

describe('returns taken', () => {
  const review = { reviewId: testId('review'), boardId, planYear };
  const happened = (type: ReviewEvent['type'], of: PlanId = planId) =>
    ({
      type,
      data: { ...review, bodyId, planId: of },
      revision: 0,
      metadata: {},
    }) as unknown as Fact<ReviewEvent>;
  const ledgerId = testId('ledger');
  const midYear = derivedUuid(ledgerId, 'review', boardId, planYear, 'mid-year');
  const isConfirmed = (...facts: readonly Fact<ReviewEvent>[]) =>
    isReturnConfirmed(context.plan, ledgerId, async (reader, id) =>
      id === midYear
        ? facts.reduce((state, event) => reader.evolve(state, event as never), reader.initial)
        : reader.initial,
    );

  it.each<[string, boolean, readonly Fact<ReviewEvent>[]]>([
    ['nothing was confirmed', false, [happened('review-opened.v2')]],
    ['its return was confirmed', true, [happened('return-confirmed.v1')]],
    ["another plan's was", false, [happened('return-confirmed.v1', testId<PlanId>('another'))]],
    ['it was withdrawn', false, [happened('return-confirmed.v1'), happened('return-withdrawn.v1')]],
    [
      'the position was taken',
      false,
      [happened('return-confirmed.v1'), happened('position-frozen.v1')],
    ],
  ])('tell, where %s, whether the return is confirmed', async (_, confirmed, facts) => {
    expect(await isConfirmed(...facts)).toBe(confirmed);
    expect(returnsReader.stream(midYear)).toBe(`review-${midYear}`);
  });

  it('are none of an action that no plan holds', async () => {
    const none = { stage: 'none' } as const;
    expect(await isReturnConfirmed(none, ledgerId, async ({ initial }) => initial)).toBe(false);
  });
});

describe('adding evidence', () => {
  const statement: Evidence = {
    evidenceId: testId<EvidenceId>('evidence'),
    kind: 'statement',
    title: sealedText('title'),
    content: sealedText('content'),
    effectiveOn: plainDate('2021-06-10'),
  };
  const file: Evidence = {
    evidenceId: testId<EvidenceId>('file'),
    kind: 'file',
    title: sealedText('title'),
    file: {
      address: 'a'.repeat(64) as FileAddress,
      size: 5,
      mediaType: 'text/plain',
      name: sealedText('name'),
      sha256: sealedText('digest'),
    },
    holderId: police,
    marking: 'restricted',
    effectiveOn: plainDate('2021-06-10'),
    keepUntil: plainDate('2028-06-10'),
  };
  const holders = new Map([[police, agency]]);
  const add = (evidence: readonly Evidence[], circumstances = owner) =>
    command<ActionCommand>('AddEvidence', { ...named, evidence }, circumstances);
  const added = (evidence: Evidence, said: object = {}): ActionEvent => ({
    type: 'evidence-added.v1',
    data: { ...identity, evidence, ...said },
  });
  const completed = [
    fact<ActionEvent>(
      {
        type: 'completion-proposed.v2',
        data: { ...identity, completedOn: plainDate('2021-06-12'), evidence: [statement] },
      },
      owner,
    ),
    fact<ActionEvent>({
      type: 'completion-verified.v1',
      data: { ...identity, completedOn: plainDate('2021-06-12') },
    }),
  ];

  it('records each piece; kept by the lead agency and marked as the action, unless said', () => {
    given()
      .knowing({ ...context, holders })
      .when(add([statement, file]))
      .then(added({ ...statement, holderId: police, marking: plannedAction.marking }), added(file));
  });

  it('may be done of an action that is completed', () => {
    given(...completed)
      .knowing({ ...context, holders })
      .when(add([file]))
      .then(added(file));
  });

  it('is for those who report, and names who gave it', () => {
    const knowing = given().knowing({ ...context, holders });
    knowing.when(add([file], { by: 'member' })).thenRefused('ACTION.NOT_YOURS_TO_REPORT');
    knowing.when(add([file], secretary)).thenRefused('ACTION.NOBODY_NAMED');
    knowing
      .when(add([file], { ...secretary, onBehalfOf: 'owner' }))
      .then(added(file, { givenBy: { capacity: 'action-owner', organisation: police } }));
  });

  it.each<[string, Partial<Evidence>, string]>([
    ['kept by nobody known', { holderId: council }, 'EVIDENCE.HOLDER_NOT_FOUND'],
    ['a file with a text of its own', { content: sealedText('x') }, 'EVIDENCE.NOTHING_SHOWN'],
    ['a link with a file', { kind: 'link' }, 'EVIDENCE.NOTHING_SHOWN'],
    ['more open than its action', { marking: 'public' }, 'EVIDENCE.MORE_OPEN_THAN_ITS_ACTION'],
    ['not kept', { keepUntil: plainDate('2021-06-15') }, 'EVIDENCE.NOT_KEPT'],
    [
      'of a day to come',
      { effectiveOn: plainDate('2021-06-16') },
      'ACTION.EVIDENCE_FROM_THE_FUTURE',
    ],
  ])('refuses what is %s', (_, changes, code) => {
    given()
      .knowing({ ...context, holders })
      .when(add([{ ...file, ...changes }]))
      .thenRefused(code);
  });

  it('reads who keeps it, and the meeting of what is tabled, from their own histories', async () => {
    const asked: string[] = [];
    const load = async <State>(
      reader: { stream: (id: string) => string; initial: State },
      id: string,
    ): Promise<State> => {
      asked.push(reader.stream(id));
      return id === planId ? (context.plan as State) : reader.initial;
    };
    await actionAggregate.context(add([file, file]), { stage: 'none' }, load);
    await actionAggregate.context(progress({ tabledAt: meetingId }), { stage: 'none' }, load);
    expect(asked.filter((stream) => stream.startsWith('agency-'))).toEqual([`agency-${police}`]);
    expect(asked).toContain(`meeting-${meetingId}`);
  });
});
