import type { AnyProjection } from '../src/kernel/projection.js';
import { accessGrants } from './access-grants/access-grants.js';
import { actionRegister } from './action-register/action-register.js';
import { actionTimeline } from './action-timeline/action-timeline.js';
import { agencyRegister } from './agency-register/agency-register.js';
import { bodyRegister } from './body-register/body-register.js';
import { decisionLineage } from './decision-lineage/decision-lineage.js';
import { decisionRegister } from './decision-register/decision-register.js';
import { dhrRegister } from './dhr-register/dhr-register.js';
import { dutyRegister } from './duty-register/duty-register.js';
import { exceptionRegister } from './exception-register/exception-register.js';
import { measureRegister } from './measure-register/measure-register.js';
import { meetingActions } from './meeting-actions/meeting-actions.js';
import { meetingRegister } from './meeting-register/meeting-register.js';
import { planOnAPage } from './plan-on-a-page/plan-on-a-page.js';
import { priorityRegister } from './priority-register/priority-register.js';
import { qafAssessmentRegister } from './qaf-assessment-register/qaf-assessment-register.js';
import { qafCycleRegister } from './qaf-cycle-register/qaf-cycle-register.js';
import { qafFindingRegister } from './qaf-finding-register/qaf-finding-register.js';
import { qafFrameworkRegister } from './qaf-framework-register/qaf-framework-register.js';
import { qafRecommendationRegister } from './qaf-recommendation-register/qaf-recommendation-register.js';
import { reviewRegister } from './review-register/review-register.js';

/** Every view that the program keeps: what the runner runs, and what a cut is folded into. */
export const allViews = [
  agencyRegister,
  bodyRegister,
  dutyRegister,
  meetingRegister,
  meetingActions,
  decisionRegister,
  decisionLineage,
  priorityRegister,
  planOnAPage,
  actionRegister,
  actionTimeline,
  measureRegister,
  reviewRegister,
  dhrRegister,
  qafFrameworkRegister,
  qafCycleRegister,
  qafAssessmentRegister,
  qafFindingRegister,
  qafRecommendationRegister,
  exceptionRegister,
  accessGrants,
] as const satisfies readonly AnyProjection[];
