/**
 * What format 2 calls what happened, by event type without its version: an event that is read in a newer version keeps
 * its name. Kept apart from the program's own titles, which may be reworded: in a record that was issued, nothing may.
 * A type that format 2 does not know is listed by its wire name; this table gains no entry.
 */
const TITLES: Readonly<Record<string, string>> = {
  'action-accepted': 'Action accepted by its lead agency',
  'action-proposed': 'Action proposed',
  'action-updated': 'Action updated',
  'agency-registered': 'Agency registered',
  'agenda-item-added': 'Agenda item added',
  'appointment-ended': 'Appointment ended',
  'body-established': 'Body established',
  'challenge-answered': 'Challenge answered',
  'challenge-raised': 'Challenge raised',
  'completion-proposed': 'Completion proposed',
  'completion-rejected': 'Completion rejected',
  'completion-verified': 'Completion verified',
  'decision-confirmed': 'Decision confirmed with the minutes',
  'decision-recorded': 'Decision recorded (draft)',
  'decision-revised': 'Draft decision revised',
  'duty-fulfilled': 'Reporting duty fulfilled',
  'duty-scheduled': 'Reporting duty scheduled',
  'group-judged': 'Group judged',
  'implementation-assigned': 'Implementation assigned',
  'implementation-confirmed': 'Implementation confirmed',
  'implementation-reported': 'Implementation reported',
  'ledger-opened': 'Ledger opened',
  'measure-observed': 'Measure observed',
  'measure-set': 'Measure set',
  'meeting-cancelled': 'Meeting cancelled',
  'meeting-convened': 'Meeting convened',
  'meeting-found-inquorate': 'Meeting found inquorate',
  'meeting-held': 'Meeting held, quorate',
  'minutes-confirmed': 'Minutes confirmed',
  'office-holder-appointed': 'Office holder appointed',
  'outcome-set': 'Outcome set',
  'pack-issued': 'Pack issued',
  'plan-approved': 'Delivery plan approved by the Board',
  'plan-drafted': 'Delivery plan drafted',
  'plan-returned': 'Delivery plan returned to the group',
  'plan-submitted': 'Delivery plan submitted to the Board',
  'position-frozen': 'Position frozen',
  'priorities-adopted': 'Priorities adopted',
  'reference-reserved': 'Reference reserved',
  'reference-voided': 'Reference voided',
  'return-confirmed': "Group's return confirmed",
  'returns-requested': 'Returns requested',
  'review-closed': 'Review closed',
  'review-opened': 'Review opened',
  'target-date-moved': 'Target date moved',
  'terms-of-reference-adopted': 'Terms of reference adopted',
};

const VERSION = /\.v\d+$/;

/** What happened, in format 2's words. */
export const eventTitle = (type: string): string => {
  const name = type.replace(VERSION, '');
  return Object.hasOwn(TITLES, name) ? (TITLES[name] ?? name) : name;
};
