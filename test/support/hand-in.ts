import type { ServedLedger } from './served-ledger.js';
import { on, people } from './story.js';
import type { PlannedYear } from './story-plan.js';

/** Hands a text file in and adds it as evidence to the first action; gives the id of the evidence. */
export const giveFile = async (
  ledger: ServedLedger,
  year: PlannedYear,
  day: string,
): Promise<string> => {
  const path = `/v1/actions/${year.first}`;
  const handedIn = await ledger
    .raw()
    .post(`${path}/evidence-files?plan=${year.planId}`)
    .set('Authorization', `Bearer ${await ledger.token(people.owner)}`)
    .set('Ledger-Time', on(day).at)
    .attach('file', Buffer.from('All were there.'), 'list.txt');
  const { address } = handedIn.body as { address: string };
  const evidence = [{ kind: 'file', title: 'List', file: address, effectiveOn: '2021-12-10' }];
  const body = { planId: year.planId, evidence };
  const done = await ledger.done(`${path}/evidence`, body, { ...on(day), as: people.owner });
  return done.parts?.['1'] ?? '';
};
