import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { decisionRegister } from '../../../../projections/decision-register/decision-register.js';
import { dutyRegister } from '../../../../projections/duty-register/duty-register.js';
import { measureRegister } from '../../../../projections/measure-register/measure-register.js';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { planOnAPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import { priorityRegister } from '../../../../projections/priority-register/priority-register.js';
import { reviewRegister } from '../../../../projections/review-register/review-register.js';
import type { AnyProjection, Document, Projection } from '../../../kernel/projection.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import { foldManyToCut, type ViewsAtCut } from '../../../platform/projection-runner/fold-to-cut.js';
import type { Cut } from '../../../platform/projection-runner/read-prefix.js';
import type { Registers } from '../pack/registers.js';

const rowsOf = async <Doc extends Document>(
  views: ViewsAtCut,
  projection: Projection<Doc, never>,
): Promise<readonly Doc[]> => {
  const rows: Doc[] = [];
  for await (const row of views.collection(projection).all()) if (!row._removed) rows.push(row);
  return rows;
};

/** What a pack is made from, and no other view: one that is added to the program changes no pack. */
const FOLDED: readonly AnyProjection[] = [
  agencyRegister,
  bodyRegister,
  dutyRegister,
  meetingRegister,
  decisionRegister,
  priorityRegister,
  planOnAPage,
  actionRegister,
  measureRegister,
  reviewRegister,
];

/** Every register at a cut, in one pass over the log. */
export const registersAt = async (store: EventStore, cut: Cut): Promise<Registers> => {
  const views = await foldManyToCut(FOLDED, store, cut);
  return {
    agencies: await rowsOf(views, agencyRegister),
    bodies: await rowsOf(views, bodyRegister),
    duties: await rowsOf(views, dutyRegister),
    meetings: await rowsOf(views, meetingRegister),
    decisions: await rowsOf(views, decisionRegister),
    priorities: await rowsOf(views, priorityRegister),
    plans: await rowsOf(views, planOnAPage),
    actions: await rowsOf(views, actionRegister),
    measures: await rowsOf(views, measureRegister),
    reviews: await rowsOf(views, reviewRegister),
  };
};
