import { rule } from '../../kernel/refusal.js';
import { hasItem, type Meeting, wasHeldQuorate } from '../meetings/contract.js';
import type { CommandNamed } from './decision.commands.js';
import { type Decision, type TakenDecision, wasTaken } from './decision.stages.js';

export const decisionWasRecorded = rule<Decision>({
  code: 'DECISION.NOT_FOUND',
  statement: 'The decision must have been recorded.',
  source: 'Design: one history for each decision',
  kind: 'ours',
  concerns: 'existence',
  holds: wasTaken,
  explain: (decision) =>
    decision.stage === 'voided'
      ? `The reference ${decision.reference} was voided: there is no decision under it.`
      : 'The decision must have been recorded.',
});

export const decisionStillStands = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NO_LONGER_STANDS',
  statement: 'What was superseded or rescinded is not changed, ended or carried out any more.',
  source: 'Domain, register 2: superseded or rescinded with a reason',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage === 'draft' || decision.stage === 'confirmed',
  explain: ({ decision }) => `The decision ${decision.reference} was ${decision.stage}.`,
});

const DRAFT = 'Domain, register 2: a decision is a draft until the minutes are confirmed';

export const decisionIsADraft = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NOT_A_DRAFT',
  statement: 'Only a draft is revised or confirmed.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage === 'draft',
});

export const minutesAreNotConfirmed = rule<{ readonly meeting: Meeting }>({
  code: 'DECISION.MINUTES_ARE_CONFIRMED',
  statement:
    'The wording of a decision is corrected until the minutes of its meeting are confirmed.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage !== 'minutes-confirmed',
});

interface Confirming {
  readonly command: CommandNamed<'ConfirmDecision'>;
  /** At which the decision was taken. */
  readonly meeting: Meeting;
}

export const confirmedOnceTheMinutesWere = rule<Confirming>({
  code: 'DECISION.MINUTES_NOT_CONFIRMED',
  statement: 'A decision is confirmed once the minutes of its meeting are.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'minutes-confirmed',
});

export const confirmedAtTheMeetingThatDidSo = rule<Confirming>({
  code: 'DECISION.MINUTES_CONFIRMED_ELSEWHERE',
  statement: 'A decision is confirmed by the meeting that confirmed the minutes.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) =>
    meeting.stage !== 'minutes-confirmed' || meeting.confirmedAt === command.data.confirmedAt,
});

export const confirmedOnOrAfterThatMeeting = rule<Confirming>({
  code: 'DECISION.CONFIRMED_BEFORE_THE_MINUTES',
  statement: 'A decision is confirmed on the date on which the minutes were confirmed, or later.',
  source: DRAFT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) =>
    meeting.stage !== 'minutes-confirmed' || meeting.confirmedOn <= command.metadata.effectiveAt,
  explain: ({ command, meeting }) =>
    `The minutes were confirmed on ${meeting.stage === 'minutes-confirmed' ? meeting.confirmedOn : 'a later day'}: the decision cannot be confirmed on ${command.metadata.effectiveAt}.`,
});

interface Urgent {
  readonly decision: TakenDecision;
}

const URGENT = 'Domain, register 2: the urgent route is reported to the next meeting';

export const decisionWasUrgent = rule<Urgent>({
  code: 'DECISION.NOT_URGENT',
  statement: 'Only a decision that was taken without a meeting is reported to one.',
  source: URGENT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.taken.route === 'urgent',
});

export const urgentIsNotReported = rule<Urgent>({
  code: 'DECISION.ALREADY_REPORTED_TO_A_MEETING',
  statement:
    'An urgent decision is reported to a meeting once; from then on its wording is what was reported.',
  source: URGENT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.reportedTo === undefined,
});

interface Reporting extends Urgent {
  readonly command: CommandNamed<'ReportUrgentDecision'>;
  readonly reportedTo: Meeting;
}

export const reportedToAHeldMeeting = rule<Reporting>({
  code: 'DECISION.REPORTED_TO_NO_HELD_MEETING',
  statement: 'An urgent decision is reported to a meeting that was held with its quorum present.',
  source: URGENT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ reportedTo }) => wasHeldQuorate(reportedTo),
});

export const reportedToTheBody = rule<Reporting>({
  code: 'DECISION.REPORTED_TO_ANOTHER_BODY',
  statement: 'An urgent decision is reported to the body in whose name it was taken.',
  source: URGENT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, reportedTo }) =>
    reportedTo.stage === 'none' || reportedTo.bodyId === decision.bodyId,
});

export const reportedAtAnItem = rule<Reporting>({
  code: 'DECISION.REPORTED_AT_NO_ITEM',
  statement: 'An urgent decision is reported at an item of the agenda.',
  source: URGENT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, reportedTo }) =>
    reportedTo.stage === 'none' || hasItem(reportedTo, command.data.itemId),
});

export const reportedOnThatDay = rule<Reporting>({
  code: 'DECISION.REPORTED_ON_ANOTHER_DAY',
  statement:
    'An urgent decision is reported on the date of that meeting, which does not come before the decision.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, decision, reportedTo }) =>
    reportedTo.stage === 'none' ||
    (command.metadata.effectiveAt === reportedTo.date && decision.takenOn <= reportedTo.date),
});

interface ConfirmingUrgent extends Urgent {
  readonly command: CommandNamed<'ConfirmDecision'>;
}

export const urgentWasReported = rule<ConfirmingUrgent>({
  code: 'DECISION.NOT_REPORTED_TO_A_MEETING',
  statement: 'An urgent decision is confirmed once it was reported to a meeting, and by that one.',
  source: URGENT,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, decision }) => decision.reportedTo?.meetingId === command.data.confirmedAt,
});

export const urgentIsConfirmedNotBefore = rule<ConfirmingUrgent>({
  code: 'DECISION.CONFIRMED_BEFORE_REPORTED',
  statement: 'An urgent decision is confirmed on the day on which it was reported, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, decision }) =>
    decision.reportedTo === undefined || decision.reportedTo.on <= command.metadata.effectiveAt,
});

const CORRECTED = 'Domain, register 2: after confirmation only a clerical correction';

export const onlyTheConfirmedIsCorrected = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NOT_YET_CONFIRMED',
  statement:
    'A clerical correction is made to what is confirmed: the wording of a draft is simply revised.',
  source: CORRECTED,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage !== 'draft',
});

export const correctionIsOfThatDay = rule<{
  readonly command: CommandNamed<'CorrectDecision'>;
  readonly decision: TakenDecision;
}>({
  code: 'DECISION.CORRECTED_ON_ANOTHER_DAY',
  statement: 'A clerical correction takes the date of the decision that it corrects.',
  source: 'Design: a correction takes the date of what it corrects',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, decision }) => command.metadata.effectiveAt === decision.takenOn,
  explain: ({ command, decision }) =>
    `The decision was taken on ${decision.takenOn}: its correction takes effect on that day, not on ${command.metadata.effectiveAt}.`,
});

export const decisionHasConditions = rule<{ readonly decision: TakenDecision }>({
  code: 'DECISION.NO_CONDITIONS',
  statement: 'Only conditions that a decision was taken under can be met or not.',
  source: 'Domain, register 2: a decision has conditions',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision }) => decision.conditional,
});
