import { rule } from '../../kernel/refusal.js';
import type { Agency } from './agency.js';
import type { EstablishedBody } from './body.js';
import type { StrandLead } from './body.events.js';
import { agencyExistsOn } from './succession.js';

interface Leading {
  readonly body: EstablishedBody;
  readonly lead: StrandLead;
  readonly agency: Agency;
}

export const strandsAreOfTheContestBoard = rule<Leading>({
  code: 'STRAND.OF_ANOTHER_BODY',
  statement: 'The strands of the counter-terrorism strategy are overseen by the Contest Board.',
  source: 'S4:347-348',
  kind: 'source',
  concerns: 'content',
  holds: ({ body }) => body.kind === 'contest-board',
});

export const strandAgencyIsRegistered = rule<Leading>({
  code: 'STRAND.AGENCY_NOT_FOUND',
  statement: 'Every strand is led by an agency of the partnership.',
  source: 'S4:145',
  kind: 'source',
  concerns: 'existence',
  holds: ({ agency }) => agency.stage === 'registered',
});

export const strandAgencyExists = rule<Leading>({
  code: 'STRAND.AGENCY_DOES_NOT_EXIST_THEN',
  statement: 'A strand is led by an agency that exists on the day from which it leads.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, lead }) => agency.stage === 'none' || agencyExistsOn(agency, lead.from),
});

export const strandLeadFollowsTheLast = rule<Leading>({
  code: 'STRAND.LEAD_BEFORE_THE_LAST',
  statement: 'A lead agency takes a strand over after the day on which the one before took it.',
  source: 'Domain, register 1: a lead agency for each of the four strands',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, lead }) =>
    !body.strandLeads?.some((each) => each.strand === lead.strand && lead.from <= each.from),
});
