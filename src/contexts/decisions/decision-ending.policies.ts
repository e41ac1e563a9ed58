import { rule } from '../../kernel/refusal.js';
import type { Body } from '../bodies/contract.js';
import { hasItem, type Meeting, wasHeldQuorate } from '../meetings/contract.js';
import type { CommandNamed, EndingCommand } from './decision.commands.js';
import { type Decision, type TakenDecision, wasTaken } from './decision.stages.js';

const ENDED = 'Domain, register 2: confirmed, then superseded or rescinded with a reason';

interface Ending {
  readonly command: EndingCommand;
  readonly decision: TakenDecision;
  /** The body that ends it. */
  readonly endingBody: Body;
}

export const onlyTheConfirmedEnds = rule<Ending>({
  code: 'DECISION.DRAFT_NOT_ENDED',
  statement: 'Only a confirmed decision is superseded or rescinded.',
  source: ENDED,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage !== 'draft',
});

export const endedByTheBodyOrTheBoard = rule<Ending>({
  code: 'DECISION.ENDED_BY_ANOTHER_BODY',
  statement: 'A decision is superseded or rescinded by the body that took it, or by the Board.',
  source: 'Design: the Board scrutinises the decisions of the groups (S4:335)',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, endingBody }) =>
    endingBody.stage === 'none' ||
    endingBody.bodyId === decision.bodyId ||
    endingBody.kind === 'board',
});

/** By another decision: the one that takes its place, or that rescinds it. */
interface EndingByDecision extends Ending {
  readonly other: Decision;
}

export const otherDecisionStands = rule<EndingByDecision>({
  code: 'DECISION.OTHER_DOES_NOT_STAND',
  statement:
    'A decision is superseded or rescinded by one that is confirmed and itself neither superseded nor rescinded.',
  source: ENDED,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ other }) => other.stage === 'confirmed' || !wasTaken(other),
});

export const otherDecisionIsKnown = rule<EndingByDecision>({
  code: 'DECISION.OTHER_NOT_FOUND',
  statement: 'The decision that supersedes or rescinds must have been recorded.',
  source: ENDED,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ other }) => wasTaken(other),
});

/** In the order of taking; of one day in the order of their references, and so never equal. */
const isLater = (one: TakenDecision, other: TakenDecision): boolean =>
  [one.takenOn, one.reference, one.decisionId].join(' ') >
  [other.takenOn, other.reference, other.decisionId].join(' ');

export const otherDecisionCameLater = rule<EndingByDecision>({
  code: 'DECISION.OTHER_NOT_LATER',
  statement:
    'A decision is superseded or rescinded by a later one, of one day by one of a later reference: no chain of decisions leads back to where it began.',
  source: 'Design: circular supersession is refused, by two servers at once too',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, other }) => !wasTaken(other) || isLater(other, decision),
});

export const endsOnceDecided = rule<EndingByDecision>({
  code: 'DECISION.ENDED_BEFORE_DECIDED',
  statement: 'A decision ends on the day of the decision that ends it, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, other }) => !wasTaken(other) || other.takenOn <= command.metadata.effectiveAt,
});

interface EndingAtAMeeting extends Ending {
  readonly command: CommandNamed<'RescindDecision'>;
  readonly endingMeeting: Meeting;
}

export const rescindedAtAHeldMeeting = rule<EndingAtAMeeting>({
  code: 'DECISION.RESCINDED_AT_NO_HELD_MEETING',
  statement: 'A decision is rescinded at a meeting that was held with its quorum present.',
  source: ENDED,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ endingMeeting }) => wasHeldQuorate(endingMeeting),
});

export const rescindedAtAnItem = rule<EndingAtAMeeting>({
  code: 'DECISION.RESCINDED_AT_NO_ITEM',
  statement: 'A decision is rescinded at an item of the agenda.',
  source: ENDED,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data }, endingMeeting }) =>
    endingMeeting.stage === 'none' ||
    data.through.kind !== 'meeting-item' ||
    hasItem(endingMeeting, data.through.itemId),
});

export const rescindedOnceResolved = rule<EndingAtAMeeting>({
  code: 'DECISION.RESCINDED_BEFORE_RESOLVED',
  statement:
    'A decision is rescinded on the day of the meeting that does so, or later; and never before it was taken.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, decision, endingMeeting }) =>
    endingMeeting.stage === 'none' ||
    (decision.takenOn <= endingMeeting.date && endingMeeting.date <= command.metadata.effectiveAt),
});
