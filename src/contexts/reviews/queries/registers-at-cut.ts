import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { decisionRegister } from '../../../../projections/decision-register/decision-register.js';
import { dhrRegister } from '../../../../projections/dhr-register/dhr-register.js';
import { dutyRegister } from '../../../../projections/duty-register/duty-register.js';
import { measureRegister } from '../../../../projections/measure-register/measure-register.js';
import { meetingActions } from '../../../../projections/meeting-actions/meeting-actions.js';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { planOnAPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import { priorityRegister } from '../../../../projections/priority-register/priority-register.js';
import { qafAssessmentRegister } from '../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import { qafCycleRegister } from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import { qafFindingRegister } from '../../../../projections/qaf-finding-register/qaf-finding-register.js';
import { qafFrameworkRegister } from '../../../../projections/qaf-framework-register/qaf-framework-register.js';
import { qafRecommendationRegister } from '../../../../projections/qaf-recommendation-register/qaf-recommendation-register.js';
import { reviewRegister } from '../../../../projections/review-register/review-register.js';
import type { AnyProjection, Document, Projection } from '../../../kernel/projection.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import {
  foldManyToCuts,
  type ViewsAtCut,
} from '../../../platform/projection-runner/fold-to-cut.js';
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
  meetingActions,
  dhrRegister,
  qafFrameworkRegister,
  qafCycleRegister,
  qafAssessmentRegister,
  qafFindingRegister,
  qafRecommendationRegister,
];

const registersOf = async (views: ViewsAtCut): Promise<Registers> => ({
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
  meetingActions: await rowsOf(views, meetingActions),
  homicideReviews: await rowsOf(views, dhrRegister),
  frameworks: await rowsOf(views, qafFrameworkRegister),
  cycles: await rowsOf(views, qafCycleRegister),
  assessments: await rowsOf(views, qafAssessmentRegister),
  findings: await rowsOf(views, qafFindingRegister),
  recommendations: await rowsOf(views, qafRecommendationRegister),
});

/** One cut for each set of registers that is asked for. */
type RegistersOf<Cuts extends readonly Cut[]> = { readonly [Index in keyof Cuts]: Registers };

/**
 * Every register at each of these cuts, in one pass over the log.
 * @param seen is told every event up to the furthest cut, in order
 */
export const registersAtCuts = async <const Cuts extends readonly Cut[]>(
  store: EventStore,
  cuts: Cuts,
  seen?: (events: readonly Recorded[]) => void,
): Promise<RegistersOf<Cuts>> => {
  const views = await foldManyToCuts(FOLDED, store, cuts, seen);
  return (await Promise.all(views.map(registersOf))) as unknown as RegistersOf<Cuts>;
};

/** Every register at a cut. */
export const registersAt = async (store: EventStore, cut: Cut): Promise<Registers> => {
  const [registers] = await registersAtCuts(store, [cut]);
  return registers;
};
