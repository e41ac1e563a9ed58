import * as accessGrant from '../../contexts/access/access-grant.policies.js';
import * as agency from '../../contexts/bodies/agency.policies.js';
import * as appointment from '../../contexts/bodies/appointment.policies.js';
import * as body from '../../contexts/bodies/body.policies.js';
import * as cadence from '../../contexts/bodies/cadence.policies.js';
import * as duty from '../../contexts/bodies/duty.policies.js';
import * as strand from '../../contexts/bodies/strand.policies.js';
import * as decisionAuthority from '../../contexts/decisions/decision-authority.policies.js';
import * as decisionEnding from '../../contexts/decisions/decision-ending.policies.js';
import * as decisionRecording from '../../contexts/decisions/decision-recording.policies.js';
import * as decisionReference from '../../contexts/decisions/decision-reference.policies.js';
import * as decision from '../../contexts/decisions/decision.policies.js';
import * as implementation from '../../contexts/decisions/implementation.policies.js';
import * as actionAuthority from '../../contexts/delivery-plans/action-authority.policies.js';
import * as action from '../../contexts/delivery-plans/action.policies.js';
import * as agreement from '../../contexts/delivery-plans/agreement.policies.js';
import * as board from '../../contexts/delivery-plans/board.policies.js';
import * as evidence from '../../contexts/delivery-plans/evidence.policies.js';
import * as figure from '../../contexts/delivery-plans/figure.policies.js';
import * as measure from '../../contexts/delivery-plans/measure.policies.js';
import * as planContents from '../../contexts/delivery-plans/plan-contents.policies.js';
import * as planChange from '../../contexts/delivery-plans/plan-change.policies.js';
import * as plan from '../../contexts/delivery-plans/plan.policies.js';
import * as priorities from '../../contexts/delivery-plans/priorities.policies.js';
import * as rollForward from '../../contexts/delivery-plans/roll-forward.policies.js';
import * as update from '../../contexts/delivery-plans/update.policies.js';
import * as dhrAction from '../../contexts/dhr/dhr-action.policies.js';
import * as dhr from '../../contexts/dhr/dhr.policies.js';
import * as dhrParty from '../../contexts/dhr/party.policies.js';
import * as dhrRecommendation from '../../contexts/dhr/recommendation.policies.js';
import * as interest from '../../contexts/meetings/interest.policies.js';
import * as meetingAction from '../../contexts/meetings/meeting-action.policies.js';
import * as convening from '../../contexts/meetings/convening.policies.js';
import * as meeting from '../../contexts/meetings/meeting.policies.js';
import * as qafAssessment from '../../contexts/qaf/assessment.policies.js';
import * as qafCycle from '../../contexts/qaf/cycle.policies.js';
import * as qafFollowUp from '../../contexts/qaf/follow-up.policies.js';
import * as qafFramework from '../../contexts/qaf/framework.policies.js';
import * as qafParticipation from '../../contexts/qaf/participation.policies.js';
import * as afterwards from '../../contexts/reviews/afterwards.policies.js';
import * as challenge from '../../contexts/reviews/challenge.policies.js';
import * as closing from '../../contexts/reviews/closing.policies.js';
import * as judgement from '../../contexts/reviews/judgement.policies.js';
import * as packReading from '../../contexts/reviews/pack-reading.policies.js';
import * as publication from '../../contexts/reviews/publication.policies.js';
import * as restingOnDecision from '../../contexts/reviews/resting-on-decision.policies.js';
import * as groupReturn from '../../contexts/reviews/return.policies.js';
import * as reviewMeeting from '../../contexts/reviews/review-meeting.policies.js';
import * as review from '../../contexts/reviews/review.policies.js';
import * as timetable from '../../contexts/reviews/timetable.policies.js';
import * as effectiveDate from '../../kernel/effective-date.policies.js';
import type { Rule } from '../../kernel/refusal.js';
import * as evidenceFile from '../../platform/evidence-files/evidence-file.policies.js';
import * as access from '../../platform/http/access.policies.js';
import * as onBehalf from '../../platform/http/on-behalf.policies.js';

/** What `docs/rules.md` says of a rule. */
export type StatedRule = Pick<Rule<never>, 'code' | 'statement' | 'source' | 'kind'>;

/** Rules that speak about the same part of the register. */
export interface RuleGroup {
  readonly title: string;
  /** By code. */
  readonly rules: readonly StatedRule[];
}

type Module = Readonly<Record<string, unknown>>;

/** Every file of rules, by the part that it speaks about. A test compares it with the files there are. */
const MODULES: Readonly<Record<string, Readonly<Record<string, Module>>>> = {
  Bodies: {
    'contexts/bodies/agency': agency,
    'contexts/bodies/appointment': appointment,
    'contexts/bodies/body': body,
    'contexts/bodies/cadence': cadence,
    'contexts/bodies/duty': duty,
    'contexts/bodies/strand': strand,
  },
  Meetings: {
    'contexts/meetings/interest': interest,
    'contexts/meetings/meeting': meeting,
    'contexts/meetings/meeting-action': meetingAction,
    'contexts/meetings/convening': convening,
  },
  Decisions: {
    'contexts/decisions/decision': decision,
    'contexts/decisions/decision-authority': decisionAuthority,
    'contexts/decisions/decision-ending': decisionEnding,
    'contexts/decisions/decision-recording': decisionRecording,
    'contexts/decisions/decision-reference': decisionReference,
    'contexts/decisions/implementation': implementation,
  },
  'Delivery plans': {
    'contexts/delivery-plans/action': action,
    'contexts/delivery-plans/action-authority': actionAuthority,
    'contexts/delivery-plans/agreement': agreement,
    'contexts/delivery-plans/board': board,
    'contexts/delivery-plans/evidence': evidence,
    'contexts/delivery-plans/figure': figure,
    'contexts/delivery-plans/measure': measure,
    'contexts/delivery-plans/plan': plan,
    'contexts/delivery-plans/plan-change': planChange,
    'contexts/delivery-plans/plan-contents': planContents,
    'contexts/delivery-plans/priorities': priorities,
    'contexts/delivery-plans/roll-forward': rollForward,
    'contexts/delivery-plans/update': update,
  },
  Reviews: {
    'contexts/reviews/afterwards': afterwards,
    'contexts/reviews/challenge': challenge,
    'contexts/reviews/closing': closing,
    'contexts/reviews/judgement': judgement,
    'contexts/reviews/publication': publication,
    'contexts/reviews/resting-on-decision': restingOnDecision,
    'contexts/reviews/return': groupReturn,
    'contexts/reviews/review': review,
    'contexts/reviews/review-meeting': reviewMeeting,
    'contexts/reviews/timetable': timetable,
  },
  'Homicide reviews': {
    'contexts/dhr/dhr': dhr,
    'contexts/dhr/dhr-action': dhrAction,
    'contexts/dhr/party': dhrParty,
    'contexts/dhr/recommendation': dhrRecommendation,
  },
  Access: { 'contexts/access/access-grant': accessGrant },
  'Quality assessment': {
    'contexts/qaf/assessment': qafAssessment,
    'contexts/qaf/cycle': qafCycle,
    'contexts/qaf/follow-up': qafFollowUp,
    'contexts/qaf/framework': qafFramework,
    'contexts/qaf/participation': qafParticipation,
  },
  'Every reading of a pack': { 'contexts/reviews/pack-reading': packReading },
  'Every record': { 'kernel/effective-date': effectiveDate },
  'Every file': { 'platform/evidence-files/evidence-file': evidenceFile },
  'Every request': {
    'platform/http/access': access,
    'platform/http/on-behalf': onBehalf,
  },
};

const isRule = (value: unknown): value is StatedRule =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'statement' in value &&
  'source' in value &&
  'kind' in value;

/** What a module exports: rules, and lists of them. */
const rulesOf = (module: Module): readonly StatedRule[] =>
  Object.values(module)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isRule);

/** The files that the rules are taken from, below `src/`, without `.policies.ts`. */
export const ruleFiles: readonly string[] = Object.values(MODULES).flatMap(Object.keys);

/** Every rule of the program, each once. */
export const allRules = (): readonly RuleGroup[] =>
  Object.entries(MODULES).map(([title, modules]) => ({
    title,
    rules: [...new Set(Object.values(modules).flatMap(rulesOf))].toSorted((one, other) =>
      one.code < other.code ? -1 : 1,
    ),
  }));
