import {
  accessGrantEvents,
  formerRestrictedReadEvents,
  restrictedReadEvents,
  restrictedReadUpcasters,
} from './contexts/access/contract.js';
import {
  agencyEvents,
  bodyEvents,
  bodyUpcasters,
  dutyEvents,
  formerBodyEvents,
} from './contexts/bodies/contract.js';
import {
  decisionEvents,
  decisionUpcasters,
  formerDecisionEvents,
  referenceCounterEvents,
} from './contexts/decisions/contract.js';
import {
  actionEvents,
  deliveryPlanUpcasters,
  formerActionEvents,
  formerMeasureEvents,
  formerPlanEvents,
  inYearEvents,
  measureEvents,
  planEvents,
  planUpcasters,
  prioritiesEvents,
} from './contexts/delivery-plans/contract.js';
import { dhrEvents } from './contexts/dhr/contract.js';
import {
  formerMeetingEvents,
  meetingActionEvents,
  meetingEvents,
  meetingUpcasters,
} from './contexts/meetings/contract.js';
import { cycleEvents, frameworkEvents } from './contexts/qaf/contract.js';
import { formerReviewEvents, reviewEvents, reviewUpcasters } from './contexts/reviews/contract.js';
import { createEventRegistry, type Upcaster } from './kernel/event-registry.js';
import { ledgerEvents } from './platform/ledger/ledger-events.js';

/** Steps from old versions of events to new ones. */
const upcasters: readonly Upcaster[] = [
  ...restrictedReadUpcasters,
  ...bodyUpcasters,
  ...decisionUpcasters,
  ...deliveryPlanUpcasters,
  ...planUpcasters,
  ...meetingUpcasters,
  ...reviewUpcasters,
];

/** Every event type that this program writes or reads. */
export const eventRegistry = createEventRegistry(
  [
    ledgerEvents,
    accessGrantEvents,
    restrictedReadEvents,
    formerRestrictedReadEvents,
    formerBodyEvents,
    agencyEvents,
    bodyEvents,
    dutyEvents,
    formerMeetingEvents,
    meetingEvents,
    meetingActionEvents,
    referenceCounterEvents,
    decisionEvents,
    formerDecisionEvents,
    prioritiesEvents,
    planEvents,
    inYearEvents,
    formerPlanEvents,
    actionEvents,
    measureEvents,
    formerActionEvents,
    formerMeasureEvents,
    reviewEvents,
    formerReviewEvents,
    dhrEvents,
    frameworkEvents,
    cycleEvents,
  ],
  upcasters,
);
