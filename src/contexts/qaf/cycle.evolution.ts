import { assertNever } from '../../kernel/assert-never.js';
import type { Fact } from '../../kernel/decider.js';
import type { AgencyId } from '../bodies/contract.js';
import type { CycleEvent } from './cycle.events.js';
import type {
  AgencyInCycle,
  Cycle,
  CycleRecord,
  Finding,
  OpenedCycle,
  Said,
} from './cycle.stages.js';

type CycleFact = Fact<CycleEvent>;
type FactOf<Type extends CycleFact['type']> = Extract<CycleFact, { type: Type }>;
type AnswerFact = FactOf<
  | 'qaf-participation-confirmed.v1'
  | 'qaf-agency-not-relevant.v1'
  | 'qaf-no-return-recorded.v1'
  | 'qaf-requirement-assessed.v1'
  | 'qaf-assessment-moderated.v1'
>;

/** A cycle with one more fact. Nothing follows where its beginning was cut away. */
export const evolve = (cycle: Cycle, event: CycleFact): Cycle => {
  if (event.type === 'qaf-cycle-opened.v1') return begun(event);
  if (cycle.stage === 'none') return cycle;
  switch (event.type) {
    case 'qaf-agency-asked.v1':
      return withAgency(cycle, asked(event.data.agencyId));
    case 'qaf-participation-confirmed.v1':
    case 'qaf-agency-not-relevant.v1':
    case 'qaf-no-return-recorded.v1':
    case 'qaf-requirement-assessed.v1':
    case 'qaf-assessment-moderated.v1': {
      const agency = cycle.agencies.get(event.data.agencyId);
      return agency ? withAgency(cycle, answering(agency, event)) : cycle;
    }
    case 'qaf-finding-raised.v1': {
      const { findingId, number } = event.data;
      return withFinding(cycle, { findingId, number, closed: false });
    }
    case 'qaf-finding-closed.v1': {
      const finding = cycle.findings.get(event.data.findingId);
      return finding ? withFinding(cycle, { ...finding, closed: true }) : cycle;
    }
    case 'qaf-recommendation-made.v1':
    case 'qaf-recommendation-disposed.v1':
      return { ...cycle, recommendations: recommendations(cycle, event) };
    case 'qaf-cycle-reported.v1':
      return { ...cycle, stage: 'reported', decisionId: event.data.decisionId };
    case 'qaf-cycle-closed.v1':
      return cycle.stage === 'reported' ? { ...cycle, stage: 'closed' } : cycle;
    default:
      return assertNever(event);
  }
};

const begun = ({ data, metadata }: FactOf<'qaf-cycle-opened.v1'>): Cycle => {
  const { cycleId, boardId, groupId, year, frameworkId, frameworkVersion, assessmentsDue } = data;
  return {
    stage: 'open',
    cycleId,
    boardId,
    ...(groupId && { groupId }),
    year,
    frameworkId,
    frameworkVersion,
    openedOn: metadata.effectiveAt,
    assessmentsDue,
    agencies: new Map(data.agencyIds.map((agencyId) => [agencyId, asked(agencyId)])),
    findings: new Map(),
    recommendations: new Map(),
  };
};

const asked = (agencyId: AgencyId): AgencyInCycle => ({
  agencyId,
  assessments: new Map(),
  moderations: new Map(),
});

const withAgency = <C extends OpenedCycle>(cycle: C, agency: AgencyInCycle): C => ({
  ...cycle,
  agencies: new Map(cycle.agencies).set(agency.agencyId, agency),
});

const withFinding = <C extends OpenedCycle>(cycle: C, finding: Finding): C => ({
  ...cycle,
  findings: new Map(cycle.findings).set(finding.findingId, finding),
});

/** Of two facts that may arrive in any order, the later one: by date, then by revision. */
const later = <Each extends Said>(one: Each | undefined, other: Each): Each =>
  one === undefined ||
  one.effectiveAt < other.effectiveAt ||
  (one.effectiveAt === other.effectiveAt && one.revision < other.revision)
    ? other
    : one;

const withLater = <Key, Each extends Said>(
  facts: ReadonlyMap<Key, Each>,
  key: Key,
  fact: Each,
): ReadonlyMap<Key, Each> => new Map(facts).set(key, later(facts.get(key), fact));

const answering = (agency: AgencyInCycle, event: AnswerFact): AgencyInCycle => {
  const said = { effectiveAt: event.metadata.effectiveAt, revision: event.revision };
  switch (event.type) {
    case 'qaf-participation-confirmed.v1':
    case 'qaf-agency-not-relevant.v1': {
      const takesPart = event.type === 'qaf-participation-confirmed.v1';
      return { ...agency, participation: later(agency.participation, { ...said, takesPart }) };
    }
    case 'qaf-no-return-recorded.v1':
      return { ...agency, noReturn: later(agency.noReturn, said) };
    case 'qaf-requirement-assessed.v1': {
      const { requirement, rating } = event.data;
      const { id, onBehalfOf } = event.metadata.actor;
      const by = { id, ...(onBehalfOf && { onBehalfOf }) };
      const assessment = { ...said, rating, by };
      return { ...agency, assessments: withLater(agency.assessments, requirement, assessment) };
    }
    case 'qaf-assessment-moderated.v1': {
      const { requirement } = event.data;
      return { ...agency, moderations: withLater(agency.moderations, requirement, said) };
    }
    default:
      return assertNever(event);
  }
};

const recommendations = (
  cycle: CycleRecord,
  { type, data }: FactOf<'qaf-recommendation-made.v1' | 'qaf-recommendation-disposed.v1'>,
): CycleRecord['recommendations'] => {
  const { recommendationId, findingIds } = data;
  const known = cycle.recommendations.get(recommendationId);
  if (type === 'qaf-recommendation-made.v1') {
    const made = { recommendationId, number: data.number, findingIds };
    return new Map(cycle.recommendations).set(recommendationId, made);
  }
  if (!known) return cycle.recommendations;
  const disposed = { ...known, disposition: data.disposition };
  return new Map(cycle.recommendations).set(recommendationId, disposed);
};
