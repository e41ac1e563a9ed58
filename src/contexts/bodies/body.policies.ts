import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import { bodyExistsOn, lastDayOf } from './body-on-a-day.js';
import type { BodyContext, EstablishBody, RestsOn } from './body.commands.js';
import type { Body, EstablishedBody } from './body.js';
import type { TermsOfReference } from './body.events.js';
import type { BodyId } from './ids.js';

interface Establishing extends Pick<BodyContext, 'parent' | 'delegator'> {
  readonly data: EstablishBody;
  readonly body: Body;
  /** The day on which it is established. */
  readonly on: PlainDate;
}

export const bodyIsNew = rule<Establishing>({
  code: 'BODY.ALREADY_ESTABLISHED',
  statement: 'A body is established once.',
  source: 'Design: one history for each body',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body }) => body.stage === 'none',
});

export const groupReportsToABody = rule<Establishing>({
  code: 'BODY.PARENT_NOT_FOUND',
  statement: 'A group reports to a body that has been established.',
  source: 'S4:334-352',
  kind: 'source',
  concerns: 'existence',
  holds: ({ data, parent }) => data.reportsTo === undefined || parent.stage === 'established',
});

export const taskAndFinishGroupIsDelegated = rule<Establishing>({
  code: 'BODY.NOT_DELEGATED',
  statement:
    'A Task and Finish group is set up by a body that delegates to it, for a purpose and until a day.',
  source: 'S4:349-350',
  kind: 'source',
  concerns: 'content',
  holds: ({ data }) => data.kind !== 'task-and-finish-group' || data.delegation !== undefined,
});

export const onlyTaskAndFinishIsDelegated = rule<Establishing>({
  code: 'BODY.STANDS_WITHOUT_DELEGATION',
  statement: 'Only a Task and Finish group is set up for a set period by delegation.',
  source: 'S4:349-350',
  kind: 'source',
  concerns: 'content',
  holds: ({ data }) => data.kind === 'task-and-finish-group' || data.delegation === undefined,
});

export const delegatorIsEstablished = rule<Establishing>({
  code: 'BODY.DELEGATOR_NOT_FOUND',
  statement: 'The body that delegates exists on the day on which it does.',
  source: 'S4:349-350',
  kind: 'source',
  concerns: 'existence',
  holds: ({ data, delegator, on }) =>
    data.delegation === undefined ||
    (delegator.stage === 'established' && bodyExistsOn(delegator, on)),
});

const DELEGATING: readonly EstablishBody['kind'][] = [
  'board',
  'business-area-group',
  'contest-board',
];

export const boardOrGroupDelegates = rule<Establishing>({
  code: 'BODY.CANNOT_DELEGATE',
  statement: 'The Board, a Business Area Group or the Contest Board delegates to such a group.',
  source: 'S4:349-350',
  kind: 'source',
  concerns: 'content',
  holds: ({ delegator }) => delegator.stage === 'none' || DELEGATING.includes(delegator.kind),
});

export const periodEndsAfterItBegan = rule<Establishing>({
  code: 'BODY.ENDS_BEFORE_IT_BEGINS',
  statement: 'The set period of a group ends after the day on which it is established.',
  source: 'Domain, register 1: a set period, its end date mandatory',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, on }) => data.delegation === undefined || on < data.delegation.endsOn,
});

export const bodyIsEstablished = rule<Body>({
  code: 'BODY.NOT_FOUND',
  statement: 'The body must have been established.',
  source: 'S4:331',
  kind: 'source',
  concerns: 'existence',
  holds: (body) => body.stage === 'established',
});

interface OnADay {
  readonly body: EstablishedBody;
  readonly on: PlainDate;
}

export const bodyHasBegun = rule<OnADay>({
  code: 'BODY.NOT_ESTABLISHED_YET',
  statement: 'What is done for a body counts from the day on which it is established.',
  source: 'Domain, register 1: membership as at a date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, on }) => body.establishedOn <= on,
  explain: ({ body, on }) =>
    `${body.name} was established on ${body.establishedOn}: nothing counts for it from ${on}.`,
});

export const bodyHasNotEnded = rule<OnADay>({
  code: 'BODY.ENDED',
  statement: 'A body that was dissolved, or whose set period is over, acts no more.',
  source: 'Domain, register 1: a set period, its end date mandatory',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body, on }) => {
    const lastDay = lastDayOf(body);
    return lastDay === undefined || on <= lastDay;
  },
  explain: ({ body, on }) =>
    `The last day of ${body.name} was ${lastDayOf(body) ?? ''}: it does not exist on ${on}.`,
});

export const termsFollowTheLast = rule<{
  readonly body: EstablishedBody;
  readonly terms: Pick<TermsOfReference, 'inForceFrom'>;
}>({
  code: 'TERMS_OF_REFERENCE.IN_FORCE_BEFORE_THE_LAST',
  statement: 'New terms of reference come into force after the ones that they replace.',
  source: 'Domain, register 1: versions, each in force from a date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, terms }) => body.terms.every((each) => each.inForceFrom < terms.inForceFrom),
});

/** An act that names the decision on which it rests, or need not name one. */
export interface Resting {
  /** Whether a decision was named. */
  readonly isNamed: boolean;
  readonly decision: RestsOn | undefined;
  /** Those that may have taken it. */
  readonly deciding: readonly (BodyId | undefined)[];
  /** The day from which it counts. */
  readonly countsFrom: PlainDate;
}

export const decisionStands = rule<Resting>({
  code: 'BODY_DECISION.NOT_FOUND',
  statement: 'A decision on which something is said to rest was recorded, and still stands.',
  source: 'Domain, register 2: decisions',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ isNamed, decision }) => !isNamed || decision !== undefined,
});

export const decidedByThoseAbove = rule<Resting>({
  code: 'BODY_DECISION.OF_ANOTHER_BODY',
  statement:
    'Who a body is, how it works and who holds office in it is decided by itself, by the body it reports to, or by the one that delegated to it.',
  source: 'S4:298, S4:331',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, deciding }) => decision === undefined || deciding.includes(decision.bodyId),
});

export const decidedBefore = rule<Resting>({
  code: 'BODY_DECISION.TAKEN_LATER',
  statement: 'What rests on a decision takes effect on the day it was taken, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, countsFrom }) => decision === undefined || decision.takenOn <= countsFrom,
});

interface Extending {
  readonly body: EstablishedBody;
  readonly decision: RestsOn | undefined;
  readonly endsOn: PlainDate;
}

export const periodIsSet = rule<Extending>({
  code: 'BODY.NOT_FOR_A_SET_PERIOD',
  statement: 'Only the period of a Task and Finish group is extended.',
  source: 'S4:349-350',
  kind: 'source',
  concerns: 'stage',
  holds: ({ body }) => body.delegation !== undefined,
});

export const delegatorExtends = rule<Extending>({
  code: 'BODY.NOT_EXTENDED_BY_ITS_DELEGATOR',
  statement: 'The body that delegated to a Task and Finish group extends its period.',
  source: 'Domain, register 1: whoever delegated it extends it',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ body, decision }) =>
    decision === undefined ||
    body.delegation === undefined ||
    decision.bodyId === body.delegation.by,
});

export const extensionIsLater = rule<Extending>({
  code: 'BODY.EXTENDED_TO_NO_LATER_DAY',
  statement: 'An extended period ends later than it did.',
  source: 'Domain, register 1: a set period, its end date mandatory',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, endsOn }) => body.delegation === undefined || body.delegation.endsOn < endsOn,
});

export const bodyIsDissolvedOnce = rule<{ readonly body: EstablishedBody }>({
  code: 'BODY.ALREADY_DISSOLVED',
  statement: 'A body is dissolved once.',
  source: 'Design: one history for each body',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body }) => body.lastDay === undefined,
});
