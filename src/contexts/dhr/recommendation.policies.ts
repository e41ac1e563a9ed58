import { rule } from '../../kernel/refusal.js';
import { isSecretariat, officeForTheCsp, type Speaking } from './dhr.authority.js';
import { isDisposedOf, type OpenedDhr, type Recommendation } from './dhr.stages.js';
import type { MadeRecommendation } from './events.js';
import { settledOn } from './standing.js';

const REGISTER = 'Domain, register 4';

interface Making {
  readonly dhr: OpenedDhr;
  readonly made: MadeRecommendation;
}

interface Standing {
  readonly recommendation: Recommendation;
}

export const recommendationIsOfTheReview = rule<{ readonly recommendation?: Recommendation }>({
  code: 'DHR_RECOMMENDATION.NOT_FOUND',
  statement: 'The recommendation is one of the review.',
  source: `${REGISTER}: per recommendation`,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ recommendation }) => recommendation !== undefined,
});

export const numberIsFree = rule<Making>({
  code: 'DHR_RECOMMENDATION.NUMBER_TAKEN',
  statement: 'Each recommendation of a review has a number of its own.',
  source: `${REGISTER}: per recommendation`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr, made }) =>
    dhr.recommendations.every((each) => each.withdrawn || each.number !== made.number),
});

export const nationalOnesNameWhomTheyAreFor = rule<Making>({
  code: 'DHR_RECOMMENDATION.ADDRESSEE_UNCLEAR',
  statement: 'A national recommendation names its addressee, and no other one does.',
  source: `${REGISTER}: national ones, the addressee's answer`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ made }) => (made.scope === 'national') === (made.addressee !== undefined),
});

export const recommendationIsNotWithdrawn = rule<Standing>({
  code: 'DHR_RECOMMENDATION.WITHDRAWN',
  statement: 'Nothing more is recorded of a recommendation that was withdrawn.',
  source: `${REGISTER}: per recommendation`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => !recommendation.withdrawn,
});

export const recommendationIsNotClosed = rule<Standing>({
  code: 'DHR_RECOMMENDATION.CLOSED',
  statement: 'Nothing more is recorded of a recommendation that is closed, until it is reopened.',
  source: `${REGISTER}: per recommendation`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => !recommendation.closed,
});

export const recommendationIsClosed = rule<Standing>({
  code: 'DHR_RECOMMENDATION.NOT_CLOSED',
  statement: 'A recommendation is reopened that was closed.',
  source: `${REGISTER}: per recommendation`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => recommendation.closed,
});

/** What is still to be recorded of a recommendation. */
export const recommendationIsLive = [recommendationIsNotWithdrawn, recommendationIsNotClosed];

export const dispositionIsAnotherOne = rule<
  Standing & { readonly disposition: Recommendation['disposition'] }
>({
  code: 'DHR_RECOMMENDATION.ALREADY_SO',
  statement: 'A recommendation is accepted, or not accepted, once.',
  source: `${REGISTER}: or not accepted, with reason`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation, disposition }) => recommendation.disposition !== disposition,
});

export const whyNotIsSaid = rule<{ readonly because: unknown }>({
  code: 'DHR_RECOMMENDATION.NOT_ACCEPTED_WITHOUT_REASON',
  statement: 'A recommendation is not accepted with a reason.',
  source: `${REGISTER}: or not accepted, with reason`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ because }) => because !== undefined,
});

const liveActions = ({ actions }: Recommendation) => actions.filter((each) => !each.withdrawn);

export const nothingIsDoneOnIt = rule<Standing>({
  code: 'DHR_RECOMMENDATION.HAS_ACTIONS',
  statement:
    'A recommendation with actions is neither withdrawn nor turned into one that is not accepted.',
  source: `${REGISTER}: per recommendation`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => liveActions(recommendation).length === 0,
});

export const recommendationIsAccepted = rule<Standing>({
  code: 'DHR_RECOMMENDATION.NOT_ACCEPTED',
  statement: 'Actions are set for a recommendation that was accepted.',
  source: `${REGISTER}: scope, theme, action; or not accepted`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => recommendation.disposition === 'accepted',
});

export const itWasDisposedOf = rule<Standing>({
  code: 'DHR_RECOMMENDATION.WITHOUT_DISPOSITION',
  statement:
    'A recommendation is closed once it was accepted, not accepted with a reason or, where it is national, sent on.',
  source: `${REGISTER}: or not accepted, with reason`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => isDisposedOf(recommendation),
});

export const itsActionsAreDone = rule<Standing>({
  code: 'DHR_RECOMMENDATION.ACTIONS_OUTSTANDING',
  statement:
    'An accepted recommendation is closed once it has actions, each addressed and signed off by the relevant parties.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'stage',
  holds: ({ recommendation }) => {
    if (recommendation.disposition !== 'accepted') return true;
    const actions = liveActions(recommendation);
    return (
      actions.length > 0 &&
      actions.every((each) => each.addressed && settledOn(each, 'completion') !== undefined)
    );
  },
});

export const itsAnswerIsIn = rule<Standing>({
  code: 'DHR_RECOMMENDATION.ANSWER_OUTSTANDING',
  statement:
    'A national recommendation that was sent on is closed once it was answered, or once its author was told that it was not.',
  source: `${REGISTER}: or no response, and whether it was fed back to the author`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation: { sentOn } }) =>
    sentOn === undefined || sentOn.answer !== undefined || sentOn.fedBack !== undefined,
});

export const keptByTheCspOrSecretariat = rule<Pick<Speaking, 'csp' | 'metadata'>>({
  code: 'DHR_NATIONAL.NOT_YOURS_TO_KEEP',
  statement:
    'What becomes of a national recommendation is recorded for the commissioning partnership, or by the secretariat.',
  source: `${REGISTER}: national ones`,
  kind: 'ours',
  concerns: 'authority',
  holds: (attempt) =>
    isSecretariat(attempt.metadata.actor) || officeForTheCsp(attempt) !== undefined,
});

export const itIsNational = rule<Standing>({
  code: 'DHR_NATIONAL.NOT_NATIONAL',
  statement: 'A national recommendation is sent on to its addressee; others are not.',
  source: `${REGISTER}: national ones`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ recommendation }) => recommendation.scope === 'national',
});

export const itIsSentOnOnce = rule<Standing>({
  code: 'DHR_NATIONAL.ALREADY_SENT_ON',
  statement: 'A national recommendation is sent on once: from then on its answer is awaited.',
  source: `${REGISTER}: or no response with how long`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => recommendation.sentOn === undefined,
});

export const itWasSentOn = rule<Standing>({
  code: 'DHR_NATIONAL.NOT_SENT_ON',
  statement:
    'An answer, or that there is none, is recorded of a recommendation that was sent to its addressee.',
  source: `${REGISTER}: the addressee's answer`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation }) => recommendation.sentOn !== undefined,
});

export const answeredOnceSent = rule<Standing & Pick<Speaking, 'metadata'>>({
  code: 'DHR_NATIONAL.ANSWERED_BEFORE_IT_WAS_SENT',
  statement: 'A recommendation is answered on the day it was sent on, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ recommendation: { sentOn }, metadata }) =>
    sentOn === undefined || sentOn.on <= metadata.effectiveAt,
});

export const thereIsNewsForItsAuthor = rule<Standing>({
  code: 'DHR_NATIONAL.ALREADY_FED_BACK',
  statement: 'The author is told once of each answer, and once that there is none.',
  source: `${REGISTER}: whether it was fed back to the author`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ recommendation: { sentOn } }) =>
    sentOn === undefined || sentOn.fedBack !== (sentOn.answer?.answer ?? 'nothing'),
});
