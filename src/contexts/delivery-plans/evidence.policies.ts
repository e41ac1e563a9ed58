import type { PlainDate } from '../../kernel/plain-date.js';
import { MARKINGS } from '../../kernel/marking.js';
import { rule } from '../../kernel/refusal.js';
import type { Agency, AgencyId } from '../bodies/contract.js';
import type { Evidence, PlannedAction } from './events.js';

/** Evidence as it is given for an action. */
export interface GivingEvidence {
  readonly evidence: readonly Evidence[];
  readonly planned: PlannedAction;
  /** The agencies that are named as keeping the originals. */
  readonly holders: ReadonlyMap<AgencyId, Agency>;
  readonly metadata: { readonly effectiveAt: PlainDate };
}

const SOURCE = 'Domain, register 3: evidence is a file, link or statement';

export const holderIsRegistered = rule<GivingEvidence>({
  code: 'EVIDENCE.HOLDER_NOT_FOUND',
  statement: 'The agency that keeps the original of a piece of evidence is a registered one.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ evidence, holders }) =>
    evidence.every(
      ({ holderId }) => holderId === undefined || holders.get(holderId)?.stage === 'registered',
    ),
});

export const evidenceIsThere = rule<GivingEvidence>({
  code: 'EVIDENCE.NOTHING_SHOWN',
  statement:
    'Evidence that is a file comes with its file, a link or a statement with its text: each with its own, and with nothing else.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence }) =>
    evidence.every(({ kind, content, file }) =>
      kind === 'file'
        ? file !== undefined && content === undefined
        : content !== undefined && file === undefined,
    ),
});

const openness = (marking: PlannedAction['marking']): number => MARKINGS.indexOf(marking);

export const evidenceIsNotMoreOpen = rule<GivingEvidence>({
  code: 'EVIDENCE.MORE_OPEN_THAN_ITS_ACTION',
  statement: 'Evidence is not marked more openly than the action that it is given for.',
  source: 'Domain, marking of all registers',
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence, planned }) =>
    evidence.every(
      ({ marking }) => marking === undefined || openness(marking) >= openness(planned.marking),
    ),
});

export const evidenceIsKeptForNow = rule<GivingEvidence>({
  code: 'EVIDENCE.NOT_KEPT',
  statement: 'Evidence is kept at least beyond the day on which it is given.',
  source: 'Domain, register 3: evidence has a retention',
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence, metadata }) =>
    evidence.every(({ keepUntil }) => keepUntil === undefined || keepUntil > metadata.effectiveAt),
});

/** What all evidence must keep, given with a completion or apart from one. */
export const evidenceRules = [
  holderIsRegistered,
  evidenceIsThere,
  evidenceIsNotMoreOpen,
  evidenceIsKeptForNow,
];

/** The evidence as it is recorded: kept by the lead agency and marked as the action, where nothing else was said. */
export const asRecorded = (
  evidence: Evidence,
  { leadAgencyId, marking }: PlannedAction,
): Evidence => ({
  ...evidence,
  holderId: evidence.holderId ?? leadAgencyId,
  marking: evidence.marking ?? marking,
});
