import type { CommandedLedger, Done } from './served-ledger.js';

/*
 * One year of a partnership, told through the API of a simulated ledger. Each step gives the ids that later
 * steps need; a spec tells as much of the story as it wants to start from.
 */

/** A morning of that day, as `Ledger-Time`. */
export const on = (day: string): { readonly at: string } => ({ at: `${day}T10:00:00Z` });

export const PLAN_YEAR = '2021/22';

/** Who acts, as their tokens call them. */
export const people = {
  boardChair: 'scb-chair',
  boardMember: 'scb-member',
  safetyChair: 'cs-chair',
  /** Chaired the Community Safety group until its plan year began. */
  formerSafetyChair: 'cs-chair-before',
  safetyMember: 'cs-member',
  justiceChair: 'cj-chair',
  /** Owns the first action of a plan. */
  owner: 'licensing-lead',
} as const;

export interface Partnership {
  readonly police: string;
  readonly fire: string;
  readonly board: string;
  /** The Community Safety group. */
  readonly safety: string;
  /** The Criminal Justice group. */
  readonly justice: string;
}

const FOUNDED = '2021-03-01';

export const TERMS = {
  inForceFrom: FOUNDED,
  aim: 'Sets priorities and holds the groups to account',
  cadence: { kind: 'times-a-year', timesAYear: 3 },
  quorum: 1,
  deputies: true,
  interestsDeclared: false,
};

const register = async (ledger: CommandedLedger, name: string): Promise<string> => {
  const agency = { name, class: 'responsible-authority' };
  return (await ledger.done('/v1/agencies', agency, on(FOUNDED))).id;
};

const establish = async (
  ledger: CommandedLedger,
  body: { readonly name: string; readonly shortName: string; readonly kind: string },
  reportsTo?: string,
): Promise<string> => {
  const data = { ...body, terms: TERMS, ...(reportsTo && { reportsTo }) };
  return (await ledger.done('/v1/bodies', data, on(FOUNDED))).id;
};

/** Appoints somebody to an office; gives the id of the appointment. */
export const appoint = async (
  ledger: CommandedLedger,
  bodyId: string,
  appointment: {
    readonly office: string;
    readonly holder: string;
    readonly agencyId: string;
    readonly from?: string;
    readonly to?: string;
  },
): Promise<string> => {
  const data = { role: 'Superintendent', from: FOUNDED, ...appointment };
  return (await ledger.done(`/v1/bodies/${bodyId}/appointments`, data, on(FOUNDED))).id;
};

/** A Board and two groups with their office holders, and two agencies. */
export const foundPartnership = async (ledger: CommandedLedger): Promise<Partnership> => {
  const police = await register(ledger, 'Cumbria Police');
  const fire = await register(ledger, 'Cumbria Fire & Rescue Service');
  const group = { kind: 'business-area-group' };
  const board = await establish(ledger, { name: 'Board', shortName: 'SCB', kind: 'board' });
  const safety = await establish(
    ledger,
    { ...group, name: 'Community Safety', shortName: 'CS' },
    board,
  );
  const justice = await establish(
    ledger,
    { ...group, name: 'Criminal Justice', shortName: 'CJ' },
    board,
  );
  const agencyId = police;
  const began = '2021-04-01';
  await appoint(ledger, board, { office: 'chair', holder: people.boardChair, agencyId });
  await appoint(ledger, board, { office: 'member', holder: people.boardMember, agencyId: fire });
  await appoint(ledger, safety, {
    office: 'chair',
    holder: people.formerSafetyChair,
    agencyId,
    to: '2021-03-31',
  });
  await appoint(ledger, safety, {
    office: 'chair',
    holder: people.safetyChair,
    agencyId,
    from: began,
  });
  await appoint(ledger, safety, { office: 'member', holder: people.safetyMember, agencyId: fire });
  await appoint(ledger, justice, { office: 'chair', holder: people.justiceChair, agencyId });
  return { police, fire, board, safety, justice };
};

export interface HeldMeeting {
  readonly meetingId: string;
  readonly day: string;
  /** Ids of its items, by number. */
  readonly items: Readonly<Record<string, string>>;
}

/** A meeting of the Board that its chair attended: convened, held, quorate. */
export const holdBoardMeeting = async (
  ledger: CommandedLedger,
  { board, police }: Partnership,
  day: string,
  ...titles: readonly string[]
): Promise<HeldMeeting> => {
  const agenda = titles.map((title, index) => ({ number: index + 1, title }));
  const convened = await ledger.done(
    '/v1/meetings',
    { bodyId: board, date: day, agenda, effectiveAt: day },
    on(day),
  );
  const chair = { person: people.boardChair, role: 'Chair', agencyId: police, as: 'chair' };
  await ledger.done(`/v1/meetings/${convened.id}/hold`, { attendance: [chair] }, on(day));
  return { meetingId: convened.id, day, items: convened.parts ?? {} };
};

/** What the Board decided at an item of a meeting. */
export const decisionOf = (
  { board }: Partnership,
  { meetingId, items }: HeldMeeting,
  number: number,
  decision: {
    readonly kind: string;
    readonly text: string;
    readonly reasons?: string;
    readonly conditions?: string;
    readonly concerns?: readonly { readonly kind: string; readonly id: string }[];
  },
) => ({
  bodyId: board,
  meetingId,
  itemId: items[String(number)],
  conflicted: [],
  concerns: [],
  marking: 'public',
  ...decision,
});

/** Records a decision; the answer has its reference. */
export const decide = (
  ledger: CommandedLedger,
  partnership: Partnership,
  meeting: HeldMeeting,
  number: number,
  decision: Parameters<typeof decisionOf>[3],
): Promise<Done> =>
  ledger.done('/v1/decisions', decisionOf(partnership, meeting, number, decision), on(meeting.day));
