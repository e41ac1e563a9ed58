import type { Done, Sending, ServedLedger } from './served-ledger.js';
import { decide, type HeldMeeting, holdBoardMeeting, on, people } from './story.js';
import { completionOf, type PlannedYear, plannedAction } from './story-plan.js';

/* What happens to a plan within its year, told through the API. */

export const chair = (day: string): Sending => ({ ...on(day), as: people.safetyChair });
export const owner = (day: string): Sending => ({ ...on(day), as: people.owner });
/** Represents the fire service in the group. */
export const member = (day: string): Sending => ({ ...on(day), as: people.safetyMember });

/** A decision of the Board, that day, about the plan. */
export const decidedOn = async (
  ledger: ServedLedger,
  year: PlannedYear,
  day: string,
  text: string,
  more: object = {},
): Promise<string> => {
  const meeting = await holdBoardMeeting(ledger, year, day, text);
  const concerns = [{ kind: 'delivery-plan', id: year.planId }];
  const decision = { kind: 'approve', text, concerns, ...more };
  return (await decide(ledger, year, meeting, 1, decision)).id;
};

/** A meeting of the Community Safety group that its chair attended, with one item. */
export const holdGroupMeeting = async (
  ledger: ServedLedger,
  { safety, police }: PlannedYear,
  day: string,
  title: string,
): Promise<HeldMeeting> => {
  const meeting = { bodyId: safety, date: day, agenda: [{ number: 1, title }], effectiveAt: day };
  const convened = await ledger.done('/v1/meetings', meeting, on(day));
  const attendee = { person: people.safetyChair, role: 'Chair', agencyId: police, as: 'chair' };
  await ledger.done(`/v1/meetings/${convened.id}/hold`, { attendance: [attendee] }, on(day));
  return { meetingId: convened.id, day, items: convened.parts ?? {} };
};

/** Adds an action within the year; the lead agency has not accepted it yet. */
export const addAction = (
  ledger: ServedLedger,
  year: PlannedYear,
  number: number,
  more: object,
  sending: Sending,
): Promise<Done> =>
  ledger.done(
    `/v1/plans/${year.planId}/changes/actions`,
    { ...plannedAction(year, year.outcomeId, number), because: 'It became pressing.', ...more },
    sending,
  );

/** Somebody says that an action is done. */
export const proposeDone = (
  ledger: ServedLedger,
  year: PlannedYear,
  actionId: string,
  sending: Sending,
): Promise<Done> => ledger.done(`/v1/actions/${actionId}/completion`, completionOf(year), sending);
