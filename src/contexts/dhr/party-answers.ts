import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision, refused } from '../../kernel/decider.js';
import { broken, refuse, type Refusal } from '../../kernel/refusal.js';
import { ok } from '../../kernel/result.js';
import { workingDaysBetween } from '../../kernel/working-days.js';
import { actionIsLive, idsOf, withActionInHand } from './dhr-actions.js';
import {
  type ActionInHand,
  actionIsOfTheReview,
  actionWasSetByThen,
} from './dhr-action.policies.js';
import { givenBy, officeForTheParty } from './dhr.authority.js';
import type { CommandOf, DhrInHand } from './dhr.commands.js';
import { placeOf } from './dhr.stages.js';
import type { DhrEvent, Party } from './events.js';
import {
  answeredByAParty,
  answeredByItsPeople,
  answerIsAnotherOne,
  escalatedByTheSecretariat,
  partyIsAwaited,
  rejectionHasItsReason,
  signedOffBySomebodyElse,
  silenceIsEscalatedOnce,
  silenceWasLongEnough,
  thereIsAnAnswer,
} from './party.policies.js';
import { awaitedSince } from './standing.js';

type Answers = CommandOf<'AnswerPlan' | 'AnswerCompletion'>;
type Answer = Answers['data']['answers'][number];

const ANSWER_RULES = [
  answeredByAParty,
  ...actionIsLive,
  actionWasSetByThen,
  answerIsAnotherOne,
  rejectionHasItsReason,
  signedOffBySomebodyElse,
];

/** A party answers for many actions at once: either all that it says is recorded, or nothing. */
export const answerAsParty = (command: Answers, inHand: DhrInHand): Decision<DhrEvent> => {
  const { party, answers } = command.data;
  const refusals: Refusal[] = [...broken([answeredByItsPeople], { ...inHand, party })];
  const events = (answers as readonly Answer[]).flatMap((each) => {
    const place = placeOf(inHand.dhr, each.dhrActionId);
    if (!place) {
      refusals.push(refuse(actionIsOfTheReview, {}));
      return [];
    }
    const matter = command.type === 'AnswerPlan' ? ('plan' as const) : ('completion' as const);
    const { answer, because } = each;
    const action = { ...inHand, ...place };
    refusals.push(...broken(ANSWER_RULES, { ...action, matter, party, answer, because }));
    return [answerEvent(command, each, action)];
  });
  return refusals.length > 0 ? refused(...eachOnce(refusals)) : ok(events);
};

const eachOnce = (refusals: readonly Refusal[]): readonly Refusal[] => [
  ...new Map(refusals.map((each) => [`${each.code} ${each.message}`, each])).values(),
];

const answerEvent = (
  { type, data: { party } }: Answers,
  { answer, because }: Answer,
  inHand: ActionInHand,
): DhrEvent => {
  const used = officeForTheParty(party, inHand);
  const successor: Party | undefined =
    used && party.kind === 'agency' ? { kind: 'agency', id: used.agencyId } : undefined;
  const given = {
    ...idsOf(inHand),
    party,
    answeredBy: successor ?? party,
    ...(because && { because }),
    ...givenBy(inHand.metadata.actor, used),
  };
  return type === 'AnswerPlan'
    ? {
        type: 'dhr-plan-answered.v1',
        data: { ...given, answer: answer === 'rejected' ? 'rejected' : 'agreed' },
      }
    : {
        type: 'dhr-completion-answered.v1',
        data: { ...given, answer: answer === 'rejected' ? 'rejected' : 'signed-off' },
      };
};

/** An answer taken back, and a silence taken further. */
export const onParty = (
  command: CommandOf<'WithdrawAnswer' | 'EscalateSilence'>,
  dhrInHand: DhrInHand,
): Decision<DhrEvent> =>
  withActionInHand(command.data.dhrActionId, dhrInHand, (inHand) => {
    const { matter, party } = command.data;
    const subject = { ...inHand, matter, party };
    switch (command.type) {
      case 'WithdrawAnswer':
        return check(
          [answeredByItsPeople, answeredByAParty, ...actionIsLive, thereIsAnAnswer],
          subject,
          () => [
            {
              type: 'dhr-answer-withdrawn.v1',
              data: { ...idsOf(inHand), matter, party, because: command.data.because },
            },
          ],
        );
      case 'EscalateSilence':
        return escalated(command, inHand);
      default:
        return assertNever(command);
    }
  });

const escalated = (
  { data: { matter, party, note } }: CommandOf<'EscalateSilence'>,
  inHand: ActionInHand,
): Decision<DhrEvent> => {
  const since = awaitedSince(inHand.action, matter, party.id);
  return check(
    [
      escalatedByTheSecretariat,
      answeredByAParty,
      ...actionIsLive,
      partyIsAwaited,
      silenceWasLongEnough,
      silenceIsEscalatedOnce,
    ],
    { ...inHand, matter, party },
    () =>
      since
        ? [
            {
              type: 'dhr-silence-escalated.v1',
              data: {
                ...idsOf(inHand),
                matter,
                party,
                awaitedSince: since,
                workingDays: workingDaysBetween(since, inHand.metadata.effectiveAt),
                ...(note && { note }),
              },
            },
          ]
        : [],
  );
};
