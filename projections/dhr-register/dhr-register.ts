import type { DhrActionId, DhrEvent, RecommendationId } from '../../src/contexts/dhr/contract.js';
import { projection } from '../../src/kernel/projection.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { amend, begun, byEffect, entryOf } from '../register-entry.js';
import { type ActionEventOfDhr, actionSet, afterAction, type Of } from './dhr-action-steps.js';
import type { DhrActionItem, DhrRow, RecommendationItem } from './dhr-row.js';

export * from './dhr-row.js';

type Row = DhrRow | null;

const opened = (event: Of<'dhr-opened.v1'>): DhrRow => {
  const { name, ...review } = event.data;
  const entry = entryOf(event);
  return {
    ...review,
    name,
    names: [{ ...name, ...entry }],
    marking: 'restricted',
    isConcluded: false,
    opened: entry,
    qualityAssurance: [],
    publicationsWithdrawn: [],
    reopened: [],
    recommendations: [],
    ...begun(event),
  };
};

const made = (event: Of<'dhr-recommendation-made.v1'>): RecommendationItem => ({
  ...event.data.recommendation,
  made: entryOf(event),
  disposed: [],
  answers: [],
  fedBack: [],
  reopened: [],
  actions: [],
});

const byNumber = (one: { readonly number: number }, other: { readonly number: number }): number =>
  one.number - other.number;

const onRecommendation = (
  row: Row,
  event: Recorded,
  recommendationId: RecommendationId,
  change: (recommendation: RecommendationItem) => RecommendationItem,
): Row =>
  amend(row, event, ({ recommendations }) => ({
    recommendations: recommendations.map((each) =>
      each.recommendationId === recommendationId ? change(each) : each,
    ),
  }));

const onAction =
  (change: (action: DhrActionItem, event: ActionEventOfDhr) => DhrActionItem) =>
  (row: Row, event: ActionEventOfDhr): Row => {
    const { recommendationId, dhrActionId } = event.data;
    return onRecommendation(row, event, recommendationId, (recommendation) => ({
      ...recommendation,
      actions: recommendation.actions.map((each) =>
        isTheAction(each, dhrActionId) ? change(each, event) : each,
      ),
    }));
  };

const isTheAction = (action: DhrActionItem, dhrActionId: DhrActionId): boolean =>
  action.dhrActionId === dhrActionId;

const acted = onAction(afterAction);

const disposed = (
  row: Row,
  event: Of<'dhr-recommendation-accepted.v1' | 'dhr-recommendation-not-accepted.v1'>,
): Row =>
  onRecommendation(row, event, event.data.recommendationId, (recommendation) => {
    const as = event.type === 'dhr-recommendation-accepted.v1' ? 'accepted' : 'not-accepted';
    const said = {
      as,
      ...('note' in event.data && event.data.note && { note: event.data.note }),
      ...('because' in event.data && { because: event.data.because }),
    } as const;
    const disposal = { ...said, ...entryOf(event) };
    return { ...recommendation, disposition: as, disposed: [...recommendation.disposed, disposal] };
  });

const withdrawn = ({ marking: _m, published: _p, ...row }: DhrRow): DhrRow => ({
  ...row,
  marking: 'restricted',
});

export const dhrRegister = projection<DhrRow, DhrEvent>({
  name: 'dhr-register',
  about: 'dhr',
  version: 1,
  key: ({ data }) => data.dhrId,
  on: {
    'dhr-opened.v1': (_, event) => opened(event),
    'dhr-renamed.v1': (row, event) =>
      amend(row, event, ({ names }) => {
        const { name } = event.data;
        return { name, names: [...names, { ...name, ...entryOf(event) }] };
      }),
    'dhr-quality-assured.v1': (row, event) =>
      amend(row, event, ({ qualityAssurance }) => {
        const { outcome, note } = event.data;
        const found = { outcome, ...(note && { note }), ...entryOf(event) };
        return { qualityAssurance: [...qualityAssurance, found] };
      }),
    'dhr-published.v1': (row, event) =>
      amend(row, event, () => {
        const { marking, qualityAssuredOn, decisionId } = event.data;
        const said = { marking, qualityAssuredOn, ...(decisionId && { decisionId }) };
        return { marking, published: { ...said, ...entryOf(event) } };
      }),
    'dhr-publication-withdrawn.v1': (row, event) =>
      amend(row && withdrawn(row), event, ({ publicationsWithdrawn }) => ({
        publicationsWithdrawn: [
          ...publicationsWithdrawn,
          { because: event.data.because, ...entryOf(event) },
        ],
      })),
    'dhr-concluded.v1': (row, event) =>
      amend(row, event, () => {
        const { note } = event.data;
        return { isConcluded: true, concluded: { ...(note && { note }), ...entryOf(event) } };
      }),
    'dhr-reopened.v1': (row, event) => {
      if (!row) return row;
      const { concluded: _, ...open } = row;
      const reopened = [...row.reopened, { because: event.data.because, ...entryOf(event) }];
      return amend<DhrRow>(open, event, () => ({ isConcluded: false, reopened }));
    },
    'dhr-recommendation-made.v1': (row, event) =>
      amend(row, event, ({ recommendations }) => ({
        recommendations: [...recommendations, made(event)].toSorted(byNumber),
      })),
    'dhr-recommendation-withdrawn.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => ({
        ...recommendation,
        withdrawn: { because: event.data.because, ...entryOf(event) },
      })),
    'dhr-recommendation-accepted.v1': disposed,
    'dhr-recommendation-not-accepted.v1': disposed,
    'dhr-recommendation-closed.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => ({
        ...recommendation,
        closed: entryOf(event),
      })),
    'dhr-recommendation-reopened.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => {
        const { closed: _, ...open } = recommendation;
        const reopened = { because: event.data.because, ...entryOf(event) };
        return { ...open, reopened: [...open.reopened, reopened] };
      }),
    'dhr-recommendation-sent-on.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => ({
        ...recommendation,
        sentOn: entryOf(event),
      })),
    'dhr-national-answer-received.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => {
        const { answer, text } = event.data;
        const received = { answer, ...(text && { text }), ...entryOf(event) };
        return {
          ...recommendation,
          answers: [...recommendation.answers, received].toSorted(byEffect),
        };
      }),
    'dhr-answer-fed-back.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => {
        const { answer } = event.data;
        const told = { ...(answer && { answer }), ...entryOf(event) };
        return { ...recommendation, fedBack: [...recommendation.fedBack, told] };
      }),
    'dhr-action-set.v1': (row, event) =>
      onRecommendation(row, event, event.data.recommendationId, (recommendation) => ({
        ...recommendation,
        actions: [...recommendation.actions, actionSet(event)],
      })),
    'dhr-action-withdrawn.v1': acted,
    'dhr-parties-set.v1': acted,
    'dhr-target-date-moved.v1': acted,
    'dhr-milestone-reached.v1': acted,
    'dhr-evidence-added.v1': acted,
    'dhr-action-carried.v1': acted,
    'dhr-carrying-ended.v1': acted,
    'dhr-action-addressed.v1': acted,
    'dhr-addressed-withdrawn.v1': acted,
    'dhr-plan-answered.v1': acted,
    'dhr-completion-answered.v1': acted,
    'dhr-answer-withdrawn.v1': acted,
    'dhr-silence-escalated.v1': acted,
  },
  indexes: [['cspId'], ['boardId'], ['reference'], ['marking']],
});
