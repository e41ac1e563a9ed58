import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision as Decided } from '../../kernel/decider.js';
import { secretariatKeepsTheRegister } from './decision-authority.policies.js';
import type { CommandNamed, WordingCommand } from './decision.commands.js';
import type { DecisionContext } from './decision.context.js';
import {
  confirmedAtTheMeetingThatDidSo,
  confirmedOnceTheMinutesWere,
  confirmedOnOrAfterThatMeeting,
  correctionIsOfThatDay,
  decisionHasConditions,
  decisionIsADraft,
  decisionStillStands,
  decisionWasUrgent,
  minutesAreNotConfirmed,
  onlyTheConfirmedIsCorrected,
  reportedAtAnItem,
  reportedOnThatDay,
  reportedToAHeldMeeting,
  reportedToTheBody,
  urgentIsConfirmedNotBefore,
  urgentIsNotReported,
  urgentWasReported,
} from './decision.policies.js';
import { idsOf, type TakenDecision } from './decision.stages.js';
import type { DecisionEvent } from './events.js';

type Outcome = Decided<DecisionEvent>;

/** What a decision says, from the draft to the clerical correction, and whether its conditions were met. */
export const wordDecision = (
  command: WordingCommand,
  decision: TakenDecision,
  context: DecisionContext,
): Outcome => {
  const ids = idsOf(decision);
  switch (command.type) {
    case 'ReviseDecision':
      return check(
        [
          secretariatKeepsTheRegister,
          decisionIsADraft,
          minutesAreNotConfirmed,
          urgentIsNotReported,
        ],
        { command, decision, ...context },
        () => [{ type: 'decision-revised.v1', data: { ...ids, ...command.data } }],
      );
    case 'ReportUrgentDecision':
      return reportToMeeting(command, decision, context);
    case 'ConfirmDecision':
      return confirm(command, decision, context);
    case 'CorrectDecision':
      return check(
        [secretariatKeepsTheRegister, onlyTheConfirmedIsCorrected, correctionIsOfThatDay],
        { command, decision },
        () => [{ type: 'decision-corrected.v1', data: { ...ids, ...command.data } }],
      );
    case 'FindConditions':
      return check(
        [secretariatKeepsTheRegister, decisionStillStands, decisionHasConditions],
        { command, decision },
        () => [{ type: 'decision-conditions-found.v1', data: { ...ids, ...command.data } }],
      );
    default:
      return assertNever(command);
  }
};

const reportToMeeting = (
  command: CommandNamed<'ReportUrgentDecision'>,
  decision: TakenDecision,
  { reportedTo }: DecisionContext,
): Outcome =>
  check(
    [
      secretariatKeepsTheRegister,
      decisionWasUrgent,
      urgentIsNotReported,
      reportedToAHeldMeeting,
      reportedToTheBody,
      reportedAtAnItem,
      reportedOnThatDay,
    ],
    { command, decision, reportedTo },
    () => [{ type: 'urgent-decision-reported.v1', data: { ...idsOf(decision), ...command.data } }],
  );

const confirm = (
  command: CommandNamed<'ConfirmDecision'>,
  decision: TakenDecision,
  { meeting }: DecisionContext,
): Outcome => {
  const subject = { command, decision, meeting };
  const withTheMinutes = [
    confirmedOnceTheMinutesWere,
    confirmedAtTheMeetingThatDidSo,
    confirmedOnOrAfterThatMeeting,
  ];
  const whereReported = [urgentWasReported, urgentIsConfirmedNotBefore];
  const rules = decision.taken.route === 'urgent' ? whereReported : withTheMinutes;
  return check<typeof subject, DecisionEvent>(
    [secretariatKeepsTheRegister, decisionIsADraft, ...rules],
    subject,
    () => [{ type: 'decision-confirmed.v1', data: { ...idsOf(decision), ...command.data } }],
  );
};
