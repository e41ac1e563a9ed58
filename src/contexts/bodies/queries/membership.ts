import type { BodyRow } from '../../../../projections/body-register/body-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { bodyExistsOn, lastDayOf, strandLeadsOn, termsInForce } from '../body-on-a-day.js';
import { type AgencyId, CONTEST_STRANDS, type Office } from '../events.js';
import type { AgencyThen } from './agencies-on-a-day.js';
import { whoCould } from './who-could.js';

/** Who a body is on a day. */
export const membershipOn = (
  body: BodyRow,
  on: PlainDate,
  agency: (agencyId: AgencyId) => AgencyThen,
) => {
  const offices = whoCould([body], [], on, {}, agency).map(
    ({ could: _could, body: _body, ...office }) => office,
  );
  const inForce = termsInForce(body, on);
  const terms = body.terms.find(({ version }) => version === inForce?.version);
  const expected: readonly Office[] = inForce?.deputies ? ['chair', 'deputy'] : ['chair'];
  const lastDay = lastDayOf(body);
  const exists = bodyExistsOn(body, on);
  return {
    bodyId: body.bodyId,
    name: body.name,
    on,
    exists,
    ...(lastDay && { lastDay }),
    ...(terms && { terms }),
    offices,
    vacant: exists
      ? expected.filter((office) => !offices.some((held) => held.office === office))
      : [],
    strands: body.kind === 'contest-board' ? strandsOn(body, on, agency) : [],
  };
};

const strandsOn = (body: BodyRow, on: PlainDate, agency: (agencyId: AgencyId) => AgencyThen) => {
  const leads = strandLeadsOn(body, on);
  return CONTEST_STRANDS.map((strand) => {
    const lead = leads.find((each) => each.strand === strand);
    return { strand, ...(lead && { lead: agency(lead.agencyId), from: lead.from }) };
  });
};

export type Membership = ReturnType<typeof membershipOn>;
