import { check, type Decision as Decided } from '../../kernel/decider.js';
import { secretariatKeepsTheRegister } from './decision-authority.policies.js';
import {
  endedByTheBodyOrTheBoard,
  endsOnceDecided,
  onlyTheConfirmedEnds,
  otherDecisionCameLater,
  otherDecisionIsKnown,
  otherDecisionStands,
  rescindedAtAHeldMeeting,
  rescindedAtAnItem,
  rescindedOnceResolved,
} from './decision-ending.policies.js';
import type { CommandNamed, EndingCommand } from './decision.commands.js';
import type { DecisionContext } from './decision.context.js';
import { decisionStillStands } from './decision.policies.js';
import { idsOf, type TakenDecision } from './decision.stages.js';
import type { DecisionEvent } from './events.js';

const ends = [
  secretariatKeepsTheRegister,
  decisionStillStands,
  onlyTheConfirmedEnds,
  endedByTheBodyOrTheBoard,
];

const endsByDecision = [
  otherDecisionIsKnown,
  otherDecisionStands,
  otherDecisionCameLater,
  endsOnceDecided,
];

/** Another decision takes its place, or it is rescinded and nothing does. */
export const endDecision = (
  command: EndingCommand,
  decision: TakenDecision,
  context: DecisionContext,
): Decided<DecisionEvent> =>
  command.type === 'SupersedeDecision'
    ? check([...ends, ...endsByDecision], { command, decision, ...context }, () => [
        { type: 'decision-superseded.v1', data: { ...idsOf(decision), ...command.data } },
      ])
    : rescind(command, decision, context);

const rescind = (
  command: CommandNamed<'RescindDecision'>,
  decision: TakenDecision,
  context: DecisionContext,
): Decided<DecisionEvent> => {
  const atAMeeting = [rescindedAtAHeldMeeting, rescindedAtAnItem, rescindedOnceResolved];
  const subject = { command, decision, ...context };
  const rules = command.data.through.kind === 'decision' ? endsByDecision : atAMeeting;
  return check<typeof subject, DecisionEvent>([...ends, ...rules], subject, () => [
    { type: 'decision-rescinded.v1', data: { ...idsOf(decision), ...command.data } },
  ]);
};
