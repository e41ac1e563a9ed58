import { people } from '../support/story.js';
import type { Asking } from './asked-service.js';
import type { Draws } from './draws.js';
import type { Batch } from './journal.js';
import type { World } from './world.js';

/** A request as a client sends it, as often as it takes. */
export interface Request extends Asking {
  /** Its correlation id; of a command, its idempotency key, too. */
  readonly request: string;
  readonly what: string;
  readonly batches: readonly Batch[];
  /** A read is recorded anew each time, so that it is not sent again. */
  readonly isRead?: true;
}

/** What a client has learned, and speaks of later. */
export interface Known {
  readonly meetingActions: string[];
}

type Drawn = Omit<Request, 'request' | 'method' | 'as'> & Partial<Pick<Request, 'method' | 'as'>>;
type Kind = (draws: Draws, world: World, known: Known) => Drawn;

const RATINGS = ['on-track', 'at-risk', 'off-track'] as const;

const actionBatch = (id: string, ...types: readonly string[]): Batch => ({
  stream: `action-${id}`,
  types,
});

const anAction = (draws: Draws, { actions }: World): string =>
  actions[draws.below(actions.length)] ?? '';

const update: Kind = (draws, world) => {
  const id = anAction(draws, world);
  const deliveryRating = draws.oneOf(RATINGS);
  const progress = `Step ${draws.below(1_000)} was taken.`;
  return {
    what: 'update',
    path: `/v1/actions/${id}/updates`,
    as: people.owner,
    body: { planId: world.planId, deliveryRating, progress, explanation: 'Hearings are awaited.' },
    batches: [actionBatch(id, 'action-updated.v2')],
  };
};

const noChange: Kind = (draws, world) => {
  const id = anAction(draws, world);
  return {
    what: 'no change',
    path: `/v1/actions/${id}/no-change`,
    as: people.safetyChair,
    body: { planId: world.planId, because: `Hearing ${draws.below(1_000)} is still to come.` },
    batches: [actionBatch(id, 'action-updated.v2')],
  };
};

const noChanges: Kind = (draws, world) => {
  const actionIds = draws.someOf(world.actions, 5);
  return {
    what: 'no change of many',
    path: `/v1/plans/${world.planId}/no-change`,
    as: people.safetyChair,
    body: { actionIds, because: `Nothing new in week ${draws.below(52)}.` },
    batches: actionIds.map((id) => actionBatch(id, 'action-updated.v2')),
  };
};

/** Several events on one stream: whole, or none of them. */
const evidence: Kind = (draws, world) => {
  const id = anAction(draws, world);
  const given = Array.from({ length: 1 + draws.below(4) }, (_, index) => ({
    kind: 'link',
    title: `Report ${index}`,
    content: `https://intranet.example/report-${draws.below(1_000)}`,
    effectiveOn: '2021-05-19',
  }));
  return {
    what: 'evidence',
    path: `/v1/actions/${id}/evidence`,
    as: people.owner,
    body: { planId: world.planId, evidence: given },
    batches: [actionBatch(id, ...given.map(() => 'evidence-added.v1'))],
  };
};

/** Two streams, one after the other: its number is reserved, then it is recorded. */
const decision: Kind = (draws, { board, meeting }) => ({
  what: 'decision',
  path: '/v1/decisions',
  body: {
    bodyId: board,
    ...meeting,
    kind: 'note',
    text: `Note report ${draws.below(1_000)}`,
    conflicted: [],
    concerns: [],
    marking: 'public',
  },
  batches: [
    { types: ['reference-reserved.v1'], mayStay: true },
    { types: ['decision-recorded.v2'] },
  ],
});

const meetingAction: Kind = (draws, { meeting, fire }) => ({
  what: 'meeting action',
  path: '/v1/meeting-actions',
  body: {
    ...meeting,
    text: `Send slides ${draws.below(1_000)} to all members.`,
    owner: 'Analyst',
    agencyId: fire,
    marking: 'partnership',
  },
  batches: [{ types: ['meeting-action-raised.v1'] }],
});

const meetingActionDone: Kind = (draws, world, known) => {
  const id = known.meetingActions[draws.below(Math.max(1, known.meetingActions.length))];
  if (id === undefined) return meetingAction(draws, world, known);
  return {
    what: 'meeting action done',
    path: `/v1/meeting-actions/${id}/done`,
    body: { outcome: 'Sent on Monday.' },
    batches: [{ stream: `meeting-action-${id}`, types: ['meeting-action-done.v1'] }],
  };
};

/** Nothing of it may be in the log. */
const refused: Kind = (draws, world) => ({
  ...update(draws, world, { meetingActions: [] }),
  as: 'a-stranger',
});

const restrictedRead: Kind = (_, { restrictedDecision }) => ({
  what: 'restricted read',
  method: 'GET',
  path: `/v1/decisions/${restrictedDecision}`,
  batches: [{ types: ['restricted-records-read.v3'] }],
  isRead: true,
});

/** As often as they are named. */
const KINDS: readonly [Kind, ...Kind[]] = [
  update,
  update,
  update,
  noChange,
  noChange,
  noChanges,
  evidence,
  evidence,
  decision,
  decision,
  meetingAction,
  meetingActionDone,
  meetingActionDone,
  refused,
  restrictedRead,
];

/** The next request of a client: the same for the same draws. */
export const drawRequest = (draws: Draws, world: World, known: Known): Request => {
  const drawn = draws.oneOf(KINDS)(draws, world, known);
  return { method: 'POST', as: 'secretariat', ...drawn, request: draws.uuid() };
};
