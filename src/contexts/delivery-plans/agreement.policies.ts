import { rule } from '../../kernel/refusal.js';
import {
  hasItem,
  isBarredFrom,
  type ItemId,
  type Meeting,
  wasHeldQuorate,
} from '../meetings/contract.js';
import type { AgreeCompletion } from './action.commands.js';
import type { ActionInHand, CompletionProposal } from './action.stages.js';
import { isLedBy } from './authority.js';

/** The group agrees, at one of its meetings, that an action is done. */
interface Agreeing extends ActionInHand {
  readonly data: AgreeCompletion;
  readonly proposal: CompletionProposal;
}

export const agreementIsEnteredForTheGroup = rule<Pick<Agreeing, 'group' | 'metadata'>>({
  code: 'AGREEMENT.NOT_ENTERED_FOR_THE_GROUP',
  statement:
    'What a group agreed about its actions is entered by its chair or deputy, or by the secretariat.',
  source: 'Domain, register 3: completion is agreed by the group at a meeting item',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ group, metadata }) => isLedBy(group, metadata),
});

const BARRED = 'Domain, interests: a prejudicial one bars from deciding and signing off that item';

export const agreedByNobodyBarred = rule<Pick<Agreeing, 'meeting' | 'data' | 'metadata'>>({
  code: 'AGREEMENT.BARRED_BY_AN_INTEREST',
  statement:
    'Whoever declared a prejudicial interest in the item, without a dispensation, does not record what was agreed at it, nor is it recorded for them.',
  source: BARRED,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ meeting, data, metadata }) => !isBarredFrom(meeting, data.itemId, metadata.actor),
});

/** The item at which the completion was agreed; none before it was. */
interface SigningOff extends Pick<ActionInHand, 'meeting' | 'metadata'> {
  readonly agreedAt: ItemId | undefined;
}

export const signedOffByNobodyBarred = rule<SigningOff>({
  code: 'ACTION.VERIFIER_IS_BARRED',
  statement:
    'Whoever declared a prejudicial interest in the item at which a completion was agreed, without a dispensation, does not verify it, nor is it verified for them.',
  source: BARRED,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ meeting, agreedAt, metadata }) =>
    agreedAt === undefined || !isBarredFrom(meeting, agreedAt, metadata.actor),
});

export const completionIsAgreedOnce = rule<Pick<ActionInHand, 'action'>>({
  code: 'AGREEMENT.ALREADY_GIVEN',
  statement: 'The group agrees once to a completion that was proposed.',
  source: 'Design: one fact, one event',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage !== 'completion-agreed',
});

export const meetingWasConvened = rule<{ readonly meeting: Meeting }>({
  code: 'AGREEMENT.MEETING_NOT_FOUND',
  statement: 'A completion is agreed at a meeting that was convened.',
  source: 'Domain, register 3: completion is agreed by the group at a meeting item',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ meeting }) => meeting.stage !== 'none',
});

export const itemIsOnTheAgenda = rule<Pick<Agreeing, 'meeting' | 'data'>>({
  code: 'AGREEMENT.ITEM_NOT_FOUND',
  statement: 'A completion is agreed at an item of the agenda of its meeting.',
  source: 'Domain, register 3: completion is agreed by the group at a meeting item',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ meeting, data }) => meeting.stage === 'none' || hasItem(meeting, data.itemId),
});

export const meetingWasHeld = rule<{ readonly meeting: Meeting }>({
  code: 'AGREEMENT.MEETING_NOT_HELD',
  statement: 'A completion is agreed at a meeting that was held with its quorum present.',
  source: 'Domain, register 3: completion is agreed by the group at a meeting item',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'none' || wasHeldQuorate(meeting),
});

export const meetingIsOfTheGroup = rule<Pick<Agreeing, 'meeting' | 'plan'>>({
  code: 'AGREEMENT.MEETING_OF_ANOTHER_BODY',
  statement:
    'A completion is agreed at a meeting of the group whose plan it is, or of the Board that approved the plan.',
  source: 'Domain, register 3: completion is agreed by the group at a meeting item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, plan }) =>
    meeting.stage === 'none' || [plan.bodyId, plan.boardId].includes(meeting.bodyId),
});

export const agreedOnceItMet = rule<Pick<Agreeing, 'meeting' | 'metadata'>>({
  code: 'AGREEMENT.BEFORE_THE_MEETING',
  statement: 'What was agreed at a meeting takes effect on the date of that meeting, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, metadata }) =>
    meeting.stage === 'none' || meeting.date <= metadata.effectiveAt,
});

export const agreedOnceProposed = rule<Pick<Agreeing, 'meeting' | 'proposal'>>({
  code: 'AGREEMENT.PROPOSED_LATER',
  statement: 'A group agrees to a completion that had been proposed by the date of its meeting.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, proposal }) => meeting.stage === 'none' || proposal.proposedOn <= meeting.date,
});
