import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision, refused } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import type { CommandOf, DhrInHand } from './dhr.commands.js';
import { dhrIsNotConcluded, doneByTheCsp } from './dhr.policies.js';
import { identityOf, recommendationOf } from './dhr.stages.js';
import type { DhrEvent } from './events.js';
import {
  answeredOnceSent,
  dispositionIsAnotherOne,
  itIsNational,
  itIsSentOnOnce,
  itsActionsAreDone,
  itsAnswerIsIn,
  itWasDisposedOf,
  itWasSentOn,
  keptByTheCspOrSecretariat,
  nationalOnesNameWhomTheyAreFor,
  nothingIsDoneOnIt,
  numberIsFree,
  recommendationIsClosed,
  recommendationIsLive,
  recommendationIsNotWithdrawn,
  recommendationIsOfTheReview,
  thereIsNewsForItsAuthor,
  whyNotIsSaid,
} from './recommendation.policies.js';

export const makeRecommendation = (
  { data }: CommandOf<'MakeRecommendation'>,
  inHand: DhrInHand,
): Decision<DhrEvent> =>
  check(
    [doneByTheCsp, dhrIsNotConcluded, numberIsFree, nationalOnesNameWhomTheyAreFor],
    { ...inHand, made: data },
    () => [
      {
        type: 'dhr-recommendation-made.v1',
        data: { ...identityOf(inHand.dhr), recommendation: { ...data, themes: [...data.themes] } },
      },
    ],
  );

type OnRecommendation = CommandOf<
  | 'WithdrawRecommendation'
  | 'AcceptRecommendation'
  | 'DoNotAcceptRecommendation'
  | 'CloseRecommendation'
  | 'ReopenRecommendation'
  | 'SendRecommendationOn'
  | 'RecordNationalAnswer'
  | 'FeedAnswerBack'
>;

/** What the commissioning partnership says of a recommendation, and what comes back for a national one. */
export const onRecommendation = (
  { type, data }: OnRecommendation,
  inHand: DhrInHand,
): Decision<DhrEvent> => {
  const recommendation = recommendationOf(inHand.dhr, data.recommendationId);
  if (!recommendation) return refused(refuse(recommendationIsOfTheReview, {}));
  const subject = { ...inHand, recommendation };
  const ids = { ...identityOf(inHand.dhr), recommendationId: data.recommendationId };
  const addressee = recommendation.addressee ?? '';
  switch (type) {
    case 'WithdrawRecommendation':
      return check(
        [doneByTheCsp, dhrIsNotConcluded, ...recommendationIsLive, nothingIsDoneOnIt],
        subject,
        () => [
          { type: 'dhr-recommendation-withdrawn.v1', data: { ...ids, because: data.because } },
        ],
      );
    case 'AcceptRecommendation':
      return check(
        [doneByTheCsp, dhrIsNotConcluded, ...recommendationIsLive, dispositionIsAnotherOne],
        { ...subject, disposition: 'accepted' as const },
        () => [{ type: 'dhr-recommendation-accepted.v1', data: { ...ids, ...noteOf(data) } }],
      );
    case 'DoNotAcceptRecommendation': {
      const { because } = data;
      const rules = [
        doneByTheCsp,
        dhrIsNotConcluded,
        ...recommendationIsLive,
        dispositionIsAnotherOne,
        nothingIsDoneOnIt,
        whyNotIsSaid,
      ];
      return check(rules, { ...subject, disposition: 'not-accepted' as const, because }, () =>
        because ? [{ type: 'dhr-recommendation-not-accepted.v1', data: { ...ids, because } }] : [],
      );
    }
    case 'CloseRecommendation':
      return check(
        [doneByTheCsp, ...recommendationIsLive, itWasDisposedOf, itsActionsAreDone, itsAnswerIsIn],
        subject,
        () => [{ type: 'dhr-recommendation-closed.v1', data: ids }],
      );
    case 'ReopenRecommendation':
      return check(
        [doneByTheCsp, recommendationIsNotWithdrawn, recommendationIsClosed],
        subject,
        () => [{ type: 'dhr-recommendation-reopened.v1', data: { ...ids, because: data.because } }],
      );
    case 'SendRecommendationOn':
      return check(
        [keptByTheCspOrSecretariat, ...recommendationIsLive, itIsNational, itIsSentOnOnce],
        subject,
        () => [{ type: 'dhr-recommendation-sent-on.v1', data: { ...ids, addressee } }],
      );
    case 'RecordNationalAnswer': {
      const { answer, text } = data;
      return check(
        [keptByTheCspOrSecretariat, ...recommendationIsLive, itWasSentOn, answeredOnceSent],
        subject,
        () => [
          {
            type: 'dhr-national-answer-received.v1',
            data: { ...ids, addressee, answer, ...(text && { text }) },
          },
        ],
      );
    }
    case 'FeedAnswerBack': {
      const answer = recommendation.sentOn?.answer?.answer;
      return check(
        [keptByTheCspOrSecretariat, ...recommendationIsLive, itWasSentOn, thereIsNewsForItsAuthor],
        subject,
        () => [
          {
            type: 'dhr-answer-fed-back.v1',
            data: { ...ids, addressee, ...(answer && { answer }) },
          },
        ],
      );
    }
    default:
      return assertNever(type);
  }
};

const noteOf = ({ note }: CommandOf<'AcceptRecommendation'>['data']) => (note ? { note } : {});
