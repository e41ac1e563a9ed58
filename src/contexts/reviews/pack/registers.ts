import type { ActionRow } from '../../../../projections/action-register/action-row.js';
import type { AgencyRow } from '../../../../projections/agency-register/agency-register.js';
import type { BodyRow } from '../../../../projections/body-register/body-register.js';
import type { DecisionRow } from '../../../../projections/decision-register/decision-register.js';
import type { DhrRow } from '../../../../projections/dhr-register/dhr-row.js';
import type { DutyRow } from '../../../../projections/duty-register/duty-register.js';
import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import type { MeetingActionRow } from '../../../../projections/meeting-actions/meeting-actions.js';
import type { MeetingRow } from '../../../../projections/meeting-register/meeting-register.js';
import type { PlanPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { PrioritiesRow } from '../../../../projections/priority-register/priority-register.js';
import type { AssessmentRow } from '../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import type { CycleRow } from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import type { FindingRow } from '../../../../projections/qaf-finding-register/qaf-finding-register.js';
import type { FrameworkRow } from '../../../../projections/qaf-framework-register/qaf-framework-register.js';
import type { RecommendationRow } from '../../../../projections/qaf-recommendation-register/qaf-recommendation-register.js';
import type { ReviewRow } from '../../../../projections/review-register/review-row.js';

/** Every register that a pack of any format is made from, as it stood at one cut. A format reads those that it knows. */
export interface Registers {
  readonly agencies: readonly AgencyRow[];
  readonly bodies: readonly BodyRow[];
  readonly duties: readonly DutyRow[];
  readonly meetings: readonly MeetingRow[];
  readonly decisions: readonly DecisionRow[];
  readonly priorities: readonly PrioritiesRow[];
  readonly plans: readonly PlanPage[];
  readonly actions: readonly ActionRow[];
  readonly measures: readonly MeasureRow[];
  readonly reviews: readonly ReviewRow[];
  readonly meetingActions: readonly MeetingActionRow[];
  readonly homicideReviews: readonly DhrRow[];
  readonly frameworks: readonly FrameworkRow[];
  readonly cycles: readonly CycleRow[];
  readonly assessments: readonly AssessmentRow[];
  readonly findings: readonly FindingRow[];
  readonly recommendations: readonly RecommendationRow[];
}
