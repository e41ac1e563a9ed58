import { actionRegister } from '../../../projections/action-register/action-register.js';
import { lineage } from '../../../projections/lineage/lineage.js';
import type { NodeKind } from '../../../projections/lineage/nodes.js';
import { graphOf, type Lineage, walkLineage } from '../../contexts/audit/queries/walk-lineage.js';
import type { Answer } from '../../platform/http/view-query.js';
import { foldToCut } from '../../platform/projection-runner/fold-to-cut.js';
import { lineageInShort } from '../audit/lineage-text.js';
import type { DemoService } from './demo-service.js';

/** What the chain goes through; plans, meetings and the assessment around it are left to the command. */
const LINKS_OF_THE_CHAIN: ReadonlySet<NodeKind> = new Set([
  'qaf-finding',
  'qaf-recommendation',
  'action',
  'challenge',
  'judgement',
  'decision',
]);
/** From the action to the finding behind its recommendation, and to the decision that a judgement led to. */
const STEPS = 2;

/** The first action that came of a yearly assessment: what a person calls it. */
const actionOfAnAssessment = async ({ service }: DemoService): Promise<string | undefined> => {
  const actions = await service.runtime.views.live(actionRegister);
  const filter = { origin: 'qaf-recommendation' };
  const { items } = await actions.find({ filter, sort: [['reference', 1]], limit: 1 });
  return items[0]?.reference;
};

/**
 * From a finding through recommendation, action and judgement to a decision, in short.
 * @param isKept whether the ledger is still there to be asked for more
 * @returns nothing where the steps hold no such chain
 */
export const oneChain = async (demo: DemoService, isKept: boolean): Promise<string> => {
  const { eventStore, personalData } = demo.service.runtime;
  const ref = await actionOfAnAssessment(demo);
  if (ref === undefined) return '';
  const { collection } = await foldToCut(lineage, eventStore, {});
  const walked = walkLineage(graphOf(await collection.matching({})), {
    ref,
    steps: STEPS,
    readable: new Map(),
  });
  if (!walked) return '';
  const { of, items } = personalData.openAll<unknown>(walked) as Answer<Lineage>;
  const chain = items.filter(({ record }) => LINKS_OF_THE_CHAIN.has(record.kind));
  const whole = `npm run ledger -- lineage ${ref}${isKept ? ` --data ${demo.folder}` : ''}`;
  return [
    '',
    'One chain, from a finding to what the Board decided in the end:',
    lineageInShort({ of, items: chain }).trimEnd(),
    `All of it, with every link and event:\n  ${whole}`,
    '',
  ].join('\n');
};
