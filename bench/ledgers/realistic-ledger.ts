import { type LedgerPlace, openRuntime, type Runtime } from '../../src/runtime.js';
import { delivery, firstUpdates } from './delivery.js';
import { LedgerFiller } from './fill-ledger.js';
import { meetingsOf, reviewOf } from './governance.js';
import { agencyFacts, bodyWithMembers, type SeededBody } from './partnership.js';
import { approvedPlan, type SeededPlan } from './plan-year.js';

const YEARS = [2020, 2021, 2022, 2023] as const;
const ACTIONS_IN_A_PLAN = 12;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** AA, AB, … ZZ, ABA, …: a short name of capital letters for each number. */
const shortName = (number: number): string => {
  const last = LETTERS[number % 26] ?? 'A';
  return number < 26 ? `A${last}` : shortName(Math.floor(number / 26)) + last;
};

const open = (place: LedgerPlace): Promise<Runtime> =>
  openRuntime({
    ...place,
    name: 'Benchmark',
    simulated: false,
    tokens: { kind: 'local' },
  });

/**
 * A ledger with at least so many events of many kinds: bodies, meetings, decisions, plans, what came of them, reviews.
 * About one in six of the events is of a plan's making, four in ten are updates.
 */
export const makeRealisticLedger = async (folder: string, events: number): Promise<void> => {
  const runtime = await open({ dataFolder: folder });
  const filler = new LedgerFiller(runtime);
  const board = bodyWithMembers('BOARD');
  await filler.add([...agencyFacts(), ...board.facts]);
  for (let number = 0; filler.events < events; number += 1) {
    const { body, facts } = bodyWithMembers(shortName(number), board.body.bodyId);
    await filler.add(facts);
    for (const year of YEARS) {
      const { plan, facts: planned } = approvedPlan(
        body,
        board.body.bodyId,
        year,
        ACTIONS_IN_A_PLAN,
      );
      await filler.add(planned);
      await filler.add(meetingsOf(body, year));
      await filler.add(delivery(plan));
      await filler.add(reviewOf(board.body.bodyId, plan));
    }
  }
  await filler.finish();
  await runtime.close();
};

/** A group and its plan, whose actions may be reported on. */
export interface ReportingGroup {
  readonly group: SeededBody;
  readonly plan: SeededPlan;
}

/**
 * A ledger with so many groups, each with an approved plan of so many actions. Each action was reported on before:
 * the first sealed text of a case also makes its key, which is written and synced by itself.
 */
export const makeReportingLedger = async (
  place: LedgerPlace,
  groups: number,
  actionsInAPlan: number,
  isRestricted: (number: number) => boolean = () => false,
): Promise<readonly ReportingGroup[]> => {
  const runtime = await open(place);
  const filler = new LedgerFiller(runtime);
  const board = bodyWithMembers('BOARD');
  await filler.add([...agencyFacts(), ...board.facts]);
  const reporting: ReportingGroup[] = [];
  for (let number = 0; number < groups; number += 1) {
    const { body, facts } = bodyWithMembers(shortName(number), board.body.bodyId);
    const planned = approvedPlan(body, board.body.bodyId, 2023, actionsInAPlan, isRestricted);
    await filler.add([...facts, ...planned.facts, ...firstUpdates(planned.plan)]);
    reporting.push({ group: body, plan: planned.plan });
  }
  await filler.finish();
  await runtime.close();
  return reporting;
};
