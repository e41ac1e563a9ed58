import type { DecisionReference } from '../../../../decisions/contract.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import type { ActionRating } from '../../../../../../projections/action-register/action-row.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { JudgementGrade } from '../../../contract.js';
import { type Answered, answersIn } from '../answers.js';
import { byText } from '../in-words.js';
import { recordedDecisions } from '../names.js';
import type { PackBasis } from '../pack-basis.js';
import type { Close } from '../../pack-material.js';

/** From what was found outside of the plans to what the Board made of it. */
export interface Chain {
  readonly answers: readonly Answered[];
  readonly action: ActionReference;
  readonly group: string;
  /** At the position, and when it was last reported on. */
  readonly rating: ActionRating;
  readonly lastUpdatedOn?: PlainDate;
  /** Of the group; absent where the Board judged none. */
  readonly judgement?: {
    readonly outcomes: JudgementGrade;
    readonly impact: JudgementGrade;
    readonly on: PlainDate;
  };
  /** That followed from the judgement of the group, or concern the action. */
  readonly decisions: readonly DecisionReference[];
}

/** One for each action under review that answers a recommendation; none where no action does. */
export const chainsOf = (
  { position, names }: PackBasis,
  { review, registers }: Close,
): readonly Chain[] => {
  const answers = answersIn(position);
  const decisions = recordedDecisions(registers).filter(position.holdsDecision);
  return position.groups.flatMap(({ actions, bodyId }) =>
    actions.flatMap((action): readonly Chain[] => {
      const answered = answers(action.actionId);
      if (answered.length === 0) return [];
      const judged = review.judgements.find((each) => each.bodyId === bodyId);
      const resulting = new Set(
        review.decisions.filter((each) => each.bodyId === bodyId).map((each) => each.decisionId),
      );
      return [
        {
          answers: answered,
          action: action.reference,
          group: names.shortBody(bodyId),
          rating: action.deliveryRating,
          ...(action.lastUpdate && { lastUpdatedOn: action.lastUpdate.effectiveAt }),
          ...(judged && {
            judgement: {
              outcomes: judged.outcomes,
              impact: judged.impact,
              on: judged.effectiveAt,
            },
          }),
          decisions: decisions
            .filter(
              ({ decisionId, concerns }) =>
                resulting.has(decisionId) ||
                concerns.some(({ kind, id }) => kind === 'action' && id === action.actionId),
            )
            .map(({ reference }) => reference)
            .toSorted(byText),
        },
      ];
    }),
  );
};
