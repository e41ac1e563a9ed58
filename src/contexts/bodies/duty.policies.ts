import { rule } from '../../kernel/refusal.js';
import type { Body } from './body.js';
import type { Duty, ScheduledDuty } from './duty.js';

export const dutyIsNew = rule<{ readonly duty: Duty }>({
  code: 'DUTY.ALREADY_SCHEDULED',
  statement: 'An entry of the reporting schedule is made once.',
  source: 'Design: one history for each duty',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ duty }) => duty.stage === 'none',
});

export const bodyOfDutyIsEstablished = rule<{ readonly body: Body }>({
  code: 'DUTY.BODY_NOT_FOUND',
  statement: 'A reporting duty is owed by a body that has been established.',
  source: 'S4:325',
  kind: 'source',
  concerns: 'existence',
  holds: ({ body }) => body.stage === 'established',
});

export const dutyIsScheduled = rule<Duty>({
  code: 'DUTY.NOT_FOUND',
  statement: 'The duty must stand in the reporting schedule.',
  source: 'S4:325',
  kind: 'source',
  concerns: 'existence',
  holds: (duty) => duty.stage !== 'none',
});

export const dutyIsOpen = rule<ScheduledDuty>({
  code: 'DUTY.ALREADY_FULFILLED',
  statement: 'A reporting duty is fulfilled once, with the evidence that it was done.',
  source: 'Domain, register 1: done with what evidence',
  kind: 'ours',
  concerns: 'stage',
  holds: (duty) => duty.stage === 'scheduled',
  explain: (duty) =>
    duty.stage === 'fulfilled'
      ? `This duty was fulfilled on ${duty.fulfilledOn} already.`
      : 'A reporting duty is fulfilled once.',
});
