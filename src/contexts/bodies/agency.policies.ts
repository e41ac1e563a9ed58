import { rule } from '../../kernel/refusal.js';
import type { Agency } from './agency.js';

export const agencyIsNew = rule<Agency>({
  code: 'AGENCY.ALREADY_REGISTERED',
  statement: 'An agency is registered once.',
  source: 'Design: one history for each agency',
  kind: 'ours',
  concerns: 'stage',
  holds: (agency) => agency.stage === 'none',
});
