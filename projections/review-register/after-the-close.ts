import { amend, entryOf } from '../register-entry.js';
import type { Steps } from './review-steps.js';

/** Addendum, outturn and publication. */
export const afterTheClose = {
  'addendum-issued.v1': (row, event) =>
    amend(row, event, ({ addenda }) => {
      const { reviewId: _r, boardId: _b, planYear: _y, ...addendum } = event.data;
      return { addenda: [...addenda, { ...addendum, ...entryOf(event) }] };
    }),
  'outturn-confirmed.v1': (row, event) =>
    amend(row, event, () => {
      const { reviewId: _r, boardId: _b, planYear: _y, ...outturn } = event.data;
      return { outturn: { ...outturn, ...entryOf(event) } };
    }),
  'publication-approved.v1': (row, event) =>
    amend(row, event, ({ publications }) => {
      const { reviewId: _r, boardId: _b, planYear: _y, ...publication } = event.data;
      return { publications: [...publications, { ...publication, ...entryOf(event) }] };
    }),
  'publication-withdrawn.v1': (row, event) =>
    amend(row, event, ({ publications }) => {
      const { publicationId, decisionId, because } = event.data;
      const withdrawn = { ...(decisionId && { decisionId }), because, ...entryOf(event) };
      return {
        publications: publications.map((each) =>
          each.publicationId === publicationId ? { ...each, withdrawn } : each,
        ),
      };
    }),
} satisfies Steps;
