import type { BodyRow, HeldOffice } from '../../../../projections/body-register/body-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { type Act, entitlementTo } from '../acts.js';
import { officesHeldOn } from '../body-on-a-day.js';
import type { AgencyId } from '../events.js';
import type { AgencyThen } from './agencies-on-a-day.js';

export interface WhoCouldFilter {
  readonly body?: string;
  readonly actor?: string;
  readonly act?: string;
}

/** Something that an office let somebody do. */
export interface CouldDo {
  readonly act: string;
  readonly only?: string;
}

/** An office held that day, and what it let its holder do. */
export interface OfficeThen {
  readonly appointmentId: string;
  readonly holder: string;
  readonly office: string;
  readonly role: string;
  readonly agency: AgencyThen;
  readonly body: { readonly bodyId: string; readonly name: string; readonly shortName: string };
  readonly from: PlainDate;
  readonly to?: PlainDate;
  /** The event that appointed, and the decision where one was named. */
  readonly appointedBy: string;
  readonly decisionId?: string;
  readonly could: readonly CouldDo[];
}

const couldDo = (acts: readonly Act[], held: HeldOffice, body: BodyRow): readonly CouldDo[] =>
  acts.flatMap((act) => {
    const entitlement = entitlementTo(act, held.office, body.kind);
    return entitlement
      ? [{ act: act.act, ...(entitlement.only && { only: entitlement.only }) }]
      : [];
  });

/** Who held which office on a day, and what it let them do: those offices that let them do something asked about. */
export const whoCould = (
  bodies: readonly BodyRow[],
  acts: readonly Act[],
  on: PlainDate,
  filter: WhoCouldFilter,
  agency: (agencyId: AgencyId) => AgencyThen,
): readonly OfficeThen[] => {
  const asked = acts.filter(({ act }) => filter.act === undefined || act === filter.act);
  return bodies
    .filter(({ bodyId }) => filter.body === undefined || bodyId === filter.body)
    .flatMap((body) =>
      heldOn(body, on)
        .filter(({ holder }) => filter.actor === undefined || holder === filter.actor)
        .map((held) => officeThen(held, body, couldDo(asked, held, body), agency)),
    )
    .filter(({ could }) => filter.act === undefined || could.length > 0)
    .toSorted((one, other) => byText(sortKey(one), sortKey(other)));
};

/** The rows of what is held: the register keeps with each office which event appointed. */
const heldOn = (body: BodyRow, on: PlainDate): readonly HeldOffice[] => {
  const held = new Set(officesHeldOn(body, on).map(({ appointmentId }) => appointmentId));
  return body.appointments.filter(({ appointmentId }) => held.has(appointmentId));
};

const officeThen = (
  held: HeldOffice,
  { bodyId, name, shortName }: BodyRow,
  could: readonly CouldDo[],
  agency: (agencyId: AgencyId) => AgencyThen,
): OfficeThen => ({
  appointmentId: held.appointmentId,
  holder: held.holder,
  office: held.office,
  role: held.role,
  agency: agency(held.agencyId),
  body: { bodyId, name, shortName },
  from: held.from,
  ...(held.to && { to: held.to }),
  appointedBy: held.appointed.eventId,
  ...(held.decisionId && { decisionId: held.decisionId }),
  could,
});

const sortKey = ({ body, office, holder }: OfficeThen): string =>
  `${body.name} ${office} ${holder}`;

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
