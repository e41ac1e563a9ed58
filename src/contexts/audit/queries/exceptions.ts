import type {
  AuditedAs,
  AuditedFact,
  AuditedHistory,
} from '../../../../projections/exception-register/exception-register.js';
import type { EventReference } from '../../../../projections/register-entry.js';
import { isSamePerson } from '../../../kernel/actor.js';
import { londonDate, type PlainDate } from '../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../kernel/working-days.js';

export const EXCEPTION_KINDS = [
  'closed-without-evidence',
  'backdated',
  'date-moved-repeatedly',
  'on-behalf',
  'urgent-not-reported',
  'judgement-changed',
  'self-verified',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Recorded more working days after it happened than anybody needs to write it down. */
const BACKDATED_BEYOND = 10;
/** So often a date moves before an auditor asks why. */
const MOVED_REPEATEDLY = 2;

/** Something that an auditor asks about, with the event that shows it. */
export interface AuditException {
  readonly kind: ExceptionKind;
  readonly event: EventReference;
  /** From when it happened to when it was recorded, in England and Wales. */
  readonly workingDays?: number;
  /** How often the date moved, from the first to the last. */
  readonly moves?: number;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/** What was looked at for one kind, and what was found. */
export interface Examined {
  readonly examined: number;
  readonly found: readonly AuditException[];
}

type Examination = (history: AuditedHistory) => Examined;

const are =
  (...as: readonly AuditedAs[]) =>
  (fact: AuditedFact): boolean =>
    fact.as !== undefined && as.includes(fact.as);

const isBefore =
  (one: AuditedFact) =>
  ({ event }: AuditedFact): boolean =>
    event.revision < one.event.revision;

const each = (
  kind: ExceptionKind,
  among: readonly AuditedFact[],
  isOne: (fact: AuditedFact) => boolean,
): Examined => ({
  examined: among.length,
  found: among.filter(isOne).map(({ event }) => ({ kind, event })),
});

/** Closed is what was verified, and what needed no verifying. Evidence counts from whenever it was given before. */
const closedWithoutEvidence: Examination = ({ facts }) =>
  each('closed-without-evidence', facts.filter(are('verified', 'closed')), (closed) =>
    facts.filter(isBefore(closed)).every(({ evidence = 0 }) => evidence === 0),
  );

const backdated: Examination = ({ events, facts }) => ({
  examined: events,
  found: facts.flatMap(({ event }) => {
    const workingDays = workingDaysBetween(event.effectiveAt, londonDate(event.recordedAt));
    return workingDays > BACKDATED_BEYOND ? [{ kind: 'backdated', event, workingDays }] : [];
  }),
});

const dateMovedRepeatedly: Examination = ({ facts }) => {
  const moves = facts.filter(are('date-moved'));
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last) return { examined: 0, found: [] };
  const { from } = first;
  const { event, to } = last;
  const moved = { kind: 'date-moved-repeatedly', event, moves: moves.length } as const;
  return {
    examined: 1,
    found:
      moves.length >= MOVED_REPEATEDLY
        ? [{ ...moved, ...(from && { from }), ...(to && { to }) }]
        : [],
  };
};

const onBehalf: Examination = ({ events, facts }) => ({
  ...each('on-behalf', facts, ({ event }) => event.onBehalfOf !== undefined),
  examined: events,
});

const urgentNotReported: Examination = ({ facts }) =>
  each(
    'urgent-not-reported',
    facts.filter(are('taken-urgently')),
    () => !facts.some(are('reported-to-meeting')),
  );

const judgementChanged: Examination = ({ facts }) => {
  const judged = facts.filter(are('judged', 'judgement-changed'));
  const { found } = each(
    'judgement-changed',
    judged,
    (fact) =>
      fact.as === 'judgement-changed' ||
      judged.some((other) => other.bodyId === fact.bodyId && isBefore(fact)(other)),
  );
  return { examined: facts.filter(are('judged')).length, found };
};

const personOf = ({ event: { by, onBehalfOf } }: AuditedFact) => ({
  id: by,
  ...(onBehalfOf && { onBehalfOf }),
});

const selfVerified: Examination = ({ facts }) =>
  each('self-verified', facts.filter(are('verified')), (verified) => {
    const proposed = facts.filter(are('completion-proposed')).findLast(isBefore(verified));
    return proposed !== undefined && isSamePerson(personOf(proposed), personOf(verified));
  });

/** Of each kind: what it means, what is counted as examined, and how it is found. */
export const EXAMINATIONS: Readonly<
  Record<
    ExceptionKind,
    { readonly means: string; readonly among: string; readonly examine: Examination }
  >
> = {
  'closed-without-evidence': {
    means: 'Closed, though no evidence had been given by then',
    among: 'completions verified or agreed',
    examine: closedWithoutEvidence,
  },
  backdated: {
    means: 'Recorded more than 10 working days of England and Wales after it happened',
    among: 'events',
    examine: backdated,
  },
  'date-moved-repeatedly': {
    means: 'A date that moved twice or more: shown is the last move',
    among: 'records whose date moved',
    examine: dateMovedRepeatedly,
  },
  'on-behalf': {
    means: 'Entered by one person for another',
    among: 'events',
    examine: onBehalf,
  },
  'urgent-not-reported': {
    means: 'Decided without a meeting, and not reported to any since',
    among: 'urgent decisions',
    examine: urgentNotReported,
  },
  'judgement-changed': {
    means: "The Board's judgement of a group, changed after it was recorded",
    among: 'judgements',
    examine: judgementChanged,
  },
  'self-verified': {
    means:
      'Verified or confirmed by the person who had proposed or reported it: there should be none',
    among: 'verifications and confirmations',
    examine: selfVerified,
  },
};
