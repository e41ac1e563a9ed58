import { CAPACITIES } from '../../kernel/actor.js';
import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  integer,
  list,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
  Type,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';
import type { InYearEvent } from './in-year-events.js';

export type PriorityId = Brand<Uuid, 'PriorityId'>;
export type PlanId = Brand<Uuid, 'PlanId'>;
export type OutcomeId = Brand<Uuid, 'OutcomeId'>;
export type MeasureId = Brand<Uuid, 'MeasureId'>;
export type ActionId = Brand<Uuid, 'ActionId'>;
export type EvidenceId = Brand<Uuid, 'EvidenceId'>;
export type ObservationId = Brand<Uuid, 'ObservationId'>;

/** Where a file is kept: SHA-256 of its encrypted bytes, hexadecimal. */
export type FileAddress = Brand<string, 'FileAddress'>;

/** The two calendar years a plan year touches: `2021/22`. */
export type PlanYear = Brand<string, 'PlanYear'>;

/** Group, first calendar year and number in the plan: `CS-2021-07`. */
export type ActionReference = Brand<string, 'ActionReference'>;

/** Why an action is in a plan (S4:174-176, 362, 381, 387). */
export const ORIGINS = [
  'priority',
  'other-area',
  'national-initiative',
  'day-to-day',
  'qaf-recommendation',
  'dhr-action',
  'board-request',
  'rolled-forward',
] as const;

/** How delivery goes, as the owner rates it. *Complete* is not rated: it follows from a verified completion. */
export const DELIVERY_RATINGS = ['not-started', 'on-track', 'at-risk', 'off-track'] as const;
export type DeliveryRating = (typeof DELIVERY_RATINGS)[number];

/** What makes a change of an approved plan material †: without one of these it is minor. */
export const MATERIAL_GROUNDS = [
  'adds-an-action',
  'drops-an-action',
  'changes-an-outcome',
  'changes-what-is-measured',
  'changes-what-an-action-serves',
  'changes-the-lead-agency',
  'moves-beyond-the-plan-year',
] as const;
export type MaterialGround = (typeof MATERIAL_GROUNDS)[number];

/** Who stands behind a moved target date. `not-asked`: it was moved before anybody was asked to agree. */
export const MOVE_AGREEMENTS = [
  'by-the-chair',
  'by-the-board',
  'awaits-the-chair',
  'awaits-the-board',
  'not-asked',
] as const;
export type MoveAgreement = (typeof MOVE_AGREEMENTS)[number];

export const MEASURE_KINDS = ['quantitative', 'qualitative', 'end-product'] as const;
export const DIRECTIONS = ['higher-is-better', 'lower-is-better'] as const;
export const DATA_QUALITIES = ['good', 'provisional', 'partial', 'poor'] as const;
/** How far a figure is final. */
export const FIGURE_STATUSES = ['provisional', 'confirmed'] as const;
/** Which way things go, as it is seen: apart from how delivery goes, and from what is not known. */
export const MOVEMENTS = ['improving', 'static', 'worsening'] as const;
export type Movement = (typeof MOVEMENTS)[number];
export const EVIDENCE_KINDS = ['file', 'link', 'statement'] as const;

export const PLAN_YEAR_PATTERN = '^20[0-9]{2}/[0-9]{2}$';
const planYear = () => code<PlanYear>(PLAN_YEAR_PATTERN);

/** A figure: a whole number, or a share as numerator and denominator. Units are the measure's. */
const figure = record({ value: integer(), denominator: optional(wholeNumber(1)) });
export type Figure = Static<typeof figure>;

const priority = record({ priorityId: id<PriorityId>(), title: plainText(200) });
export type Priority = Static<typeof priority>;

const outcome = record({
  outcomeId: id<OutcomeId>(),
  /** None for outcomes of other work. */
  priorityId: optional(id<PriorityId>()),
  title: plainText(400),
});
export type Outcome = Static<typeof outcome>;

const measure = record({
  measureId: id<MeasureId>(),
  outcomeId: optional(id<OutcomeId>()),
  title: plainText(400),
  kind: oneOf(MEASURE_KINDS),
  /** What the figure counts: "recorded crimes", "% of cases". Only for quantitative measures. */
  unit: optional(plainText(60)),
  direction: optional(oneOf(DIRECTIONS)),
  baseline: optional(figure),
  target: optional(figure),
  /** One of the national indicators that the Board must measure (S4:362). */
  nationalIndicator: Type.Boolean(),
});
export type Measure = Static<typeof measure>;

const plannedAction = record({
  actionId: id<ActionId>(),
  reference: code<ActionReference>('^[A-Z]{2,12}-[0-9]{4}-[0-9]{2,}$'),
  title: plainText(400),
  origin: oneOf(ORIGINS),
  /** What it came from, where that has an id: a recommendation, a decision, the action that was rolled forward. */
  originId: optional(id<Uuid>()),
  /** The plan that holds the action which was rolled forward. */
  originPlanId: optional(id<PlanId>()),
  /** What it came from, as it is cited: `QAF 2021, recommendation 4`. */
  originReference: optional(plainText(120)),
  priorityId: optional(id<PriorityId>()),
  outcomeId: optional(id<OutcomeId>()),
  measureId: optional(id<MeasureId>()),
  leadAgencyId: id<AgencyId>(),
  /** A role in the lead agency. */
  owner: plainText(200),
  /** Who fills that role, as far as the ledger must know to let them report. */
  ownerId: optional(actorId()),
  starts: date(),
  targetDate: date(),
  marking: oneOf(MARKINGS),
});
export type PlannedAction = Static<typeof plannedAction>;

/** A file that lies beside the ledger, encrypted under the key of its action. */
const storedFile = record({
  /** Says nothing of what is in it, and still holds once the key is erased. */
  address: code<FileAddress>('^[0-9a-f]{64}$'),
  /** Of the file as it was given, in bytes. */
  size: wholeNumber(1),
  mediaType: code('^[a-z]+/[a-z0-9.+-]+$'),
  name: sealedText(),
  /** SHA-256 of the file as it was given, hexadecimal: sealed, since what a short file says can be guessed from it. */
  sha256: sealedText(),
});
export type StoredFile = Static<typeof storedFile>;

const evidence = record({
  evidenceId: id<EvidenceId>(),
  kind: oneOf(EVIDENCE_KINDS),
  /** What it is: it could name somebody, as what it says could. */
  title: sealedText(),
  /** The link or the statement itself; none of a file. */
  content: optional(sealedText()),
  file: optional(storedFile),
  /** Which agency keeps the original; not known of what was recorded before this was asked. */
  holderId: optional(id<AgencyId>()),
  /** As its action, where it has none of its own. */
  marking: optional(oneOf(MARKINGS)),
  /** The day it speaks of, which is not the day it was handed in. */
  effectiveOn: date(),
  /** Until when it is kept; without an end where none was set. */
  keepUntil: optional(date()),
});
export type Evidence = Static<typeof evidence>;

export const prioritiesEvents = defineEvents({
  'priorities-adopted.v1': {
    title: 'Priorities adopted',
    schema: record({
      bodyId: id<BodyId>(),
      planYear: planYear(),
      decisionId: id<DecisionId>(),
      priorities: list(priority),
    }),
  },
});

/** Every event of a plan carries whose plan it is and for which year. */
const plan = { planId: id<PlanId>(), bodyId: id<BodyId>(), planYear: planYear() };

export const planEvents = defineEvents({
  'plan-drafted.v1': {
    title: 'Delivery plan drafted',
    schema: record({
      ...plan,
      /** The body that approves it. */
      boardId: id<BodyId>(),
      title: plainText(200),
      starts: date(),
      ends: date(),
    }),
  },
  'outcome-set.v1': { title: 'Outcome set', schema: record({ ...plan, outcome }) },
  'measure-set.v1': { title: 'Measure set', schema: record({ ...plan, measure }) },
  'action-proposed.v2': {
    title: 'Action proposed',
    schema: record({ ...plan, action: plannedAction }),
  },
  'action-accepted.v1': {
    title: 'Action accepted by its lead agency',
    schema: record({
      ...plan,
      actionId: id<ActionId>(),
      priorityId: optional(id<PriorityId>()),
      agencyId: id<AgencyId>(),
    }),
  },
  'plan-submitted.v1': {
    title: 'Delivery plan submitted to the Board',
    schema: record({ ...plan, version: wholeNumber(1) }),
  },
  'plan-returned.v1': {
    title: 'Delivery plan returned to the group',
    schema: record({
      ...plan,
      version: wholeNumber(1),
      decisionId: id<DecisionId>(),
      because: sealedText(),
    }),
  },
  'plan-approved.v1': {
    title: 'Delivery plan approved by the Board',
    schema: record({
      ...plan,
      version: wholeNumber(1),
      decisionId: id<DecisionId>(),
      actionIds: list(id<ActionId>()),
    }),
  },
});

/** Every event of an action carries its ancestors. */
const action = {
  ...plan,
  boardId: id<BodyId>(),
  actionId: id<ActionId>(),
  priorityId: optional(id<PriorityId>()),
  outcomeId: optional(id<OutcomeId>()),
};

/** Who gave what somebody else entered: the office and agency in which that person acts on this matter. */
const giver = record({ capacity: oneOf(CAPACITIES), organisation: optional(id<AgencyId>()) });

export type Giver = Static<typeof giver>;

export const actionEvents = defineEvents({
  'action-updated.v2': {
    title: 'Action updated',
    late: true,
    schema: record({
      ...action,
      deliveryRating: oneOf(DELIVERY_RATINGS),
      /** Nothing new since the last update: rated as before, and `progress` says why. */
      noChange: optional(Type.Literal(true)),
      progress: sealedText(),
      /** Why it is at risk or off track, and how it recovers. */
      explanation: optional(sealedText()),
      /** The meeting at which it was tabled. */
      tabledAt: optional(id<MeetingId>()),
      givenBy: optional(giver),
    }),
  },
  'evidence-added.v1': {
    title: 'Evidence added',
    late: true,
    schema: record({ ...action, evidence, givenBy: optional(giver) }),
  },
  'target-date-moved.v2': {
    title: 'Target date moved',
    schema: record({
      ...action,
      from: date(),
      to: date(),
      because: sealedText(),
      agreement: oneOf(MOVE_AGREEMENTS),
      /** What makes the move material; empty where it is minor. */
      grounds: list(oneOf(MATERIAL_GROUNDS)),
      /** By which the Board approved a material move. */
      decisionId: optional(id<DecisionId>()),
    }),
  },
  'target-date-agreed.v1': {
    title: 'Moved target date agreed',
    schema: record({
      ...action,
      /** The date that is agreed. */
      to: date(),
      /** By which the Board approved a material move; absent where the chair agreed a minor one. */
      decisionId: optional(id<DecisionId>()),
    }),
  },
  'completion-proposed.v2': {
    title: 'Completion proposed',
    schema: record({
      ...action,
      completedOn: date(),
      /** What was achieved, in the words of who proposes it. */
      summary: optional(sealedText()),
      evidence: list(evidence),
      givenBy: optional(giver),
    }),
  },
  'completion-agreed.v1': {
    title: 'Completion agreed by the group',
    schema: record({
      ...action,
      completedOn: date(),
      /** The group's meeting and the item at which it agreed; `agreedOn` is that meeting's date. */
      meetingId: id<MeetingId>(),
      itemId: id<ItemId>(),
      agreedOn: date(),
      /** Whether somebody still verifies it; else the action is completed. */
      verificationRequired: Type.Boolean(),
    }),
  },
  'completion-verified.v1': {
    title: 'Completion verified',
    schema: record({ ...action, completedOn: date() }),
  },
  'completion-rejected.v1': {
    title: 'Completion rejected',
    schema: record({ ...action, because: sealedText() }),
  },
  'action-reopened.v1': {
    title: 'Completed action reopened',
    schema: record({
      ...action,
      /** The day on which it had been completed. */
      completedOn: date(),
      because: sealedText(),
    }),
  },
});

export const measureEvents = defineEvents({
  'measure-observed.v2': {
    title: 'Measure observed',
    late: true,
    schema: record({
      ...plan,
      boardId: id<BodyId>(),
      measureId: id<MeasureId>(),
      outcomeId: optional(id<OutcomeId>()),
      /** Of its outcome. */
      priorityId: optional(id<PriorityId>()),
      /** One recorded before observations had ids goes by the id of its command. */
      observationId: optional(id<ObservationId>()),
      /** First and last day of the period that it covers. */
      periodStart: optional(date()),
      periodEnd: date(),
      /** What was counted: of a quantitative measure. */
      figure: optional(figure),
      /** What was found, in words: of a qualitative measure or an end product. */
      finding: optional(sealedText()),
      /** Which way that finding points, as whoever observed it judges. */
      movement: optional(oneOf(MOVEMENTS)),
      /** Neither figure nor finding: why there is none for the period. */
      noData: optional(record({ because: sealedText() })),
      /** Of a figure or a finding. */
      dataQuality: optional(oneOf(DATA_QUALITIES)),
      status: optional(oneOf(FIGURE_STATUSES)),
      /** Where it was taken from: a publication, a system, a table. */
      source: optional(plainText(200)),
      /** The observation of the same period in whose place it stands; both are kept. */
      restates: optional(record({ observationId: id<ObservationId>(), because: sealedText() })),
      /** By when the next one is expected. */
      nextExpected: optional(date()),
      givenBy: optional(giver),
    }),
  },
});

/** For the events that change a plan within its year. */
export {
  measure as measureFields,
  outcome as outcomeFields,
  plan as planFields,
  plannedAction as plannedActionFields,
};

export type PrioritiesEvent = EventsOf<typeof prioritiesEvents>;
/** Of a plan's history: until the Board approved it, and within the year. */
export type PlanEvent = EventsOf<typeof planEvents> | InYearEvent;
export type ActionEvent = EventsOf<typeof actionEvents>;
export type MeasureEvent = EventsOf<typeof measureEvents>;
