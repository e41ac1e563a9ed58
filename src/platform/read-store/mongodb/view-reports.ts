import type { Collection } from 'mongodb';
import { type Checkpoint, ViewsUnavailable } from '../read-store.js';
import { isOpen, type Rebuild, type ViewReport, withProgress } from '../view-report.js';
import { isDuplicateKey } from './mongo-faults.js';
import type { FillingState, ViewDocument } from './view-states.js';

/** Each time round, somebody else had asked, or had said how it goes. */
const MOST_ATTEMPTS = 10;

/** How far a filling got; nothing where that was never said. */
export const checkpointIn = (filling: FillingState | undefined): Checkpoint | undefined =>
  filling?.position === undefined
    ? undefined
    : { position: filling.position, ...(filling.salt && { salt: filling.salt }) };

/** What a view's document tells those who do not keep it. */
export const reportIn = ({ live, fillings = {}, state, rebuild }: ViewDocument): ViewReport => ({
  ...(live !== undefined && { live, ...checkpointIn(fillings[live]) }),
  ...(state && { state }),
  ...(rebuild && { rebuild: withProgress(rebuild, (name) => fillings[name]?.position) }),
});

/** Asks for a failed view to be gone on with, whoever keeps it. What that one says next takes the place of this. */
export const askToResume = async (
  states: Collection<ViewDocument>,
  view: string,
): Promise<boolean> => {
  const failed = { _id: view, 'state.state': 'failed' };
  const { matchedCount } = await states.updateOne(failed, { $set: { 'state.resume': true } });
  return matchedCount === 1;
};

/**
 * Asks for a rebuild, whoever keeps the view. What is asked belongs to no epoch. Of two that ask at once, one is
 * first, and the other is told of it.
 */
export const askForRebuild = async (
  states: Collection<ViewDocument>,
  view: string,
  id: string,
): Promise<Rebuild> => {
  const asked: Rebuild = { id, stage: 'asked' };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const known = await states.findOne({ _id: view });
    if (known?.rebuild && isOpen(known.rebuild)) return known.rebuild;
    try {
      if (!known) {
        await states.insertOne({ _id: view, epoch: 0, rebuild: asked });
        return asked;
      }
      const unchanged = known.rebuild
        ? { 'rebuild.id': known.rebuild.id }
        : { rebuild: { $exists: false } };
      const { matchedCount } = await states.updateOne(
        { _id: view, ...unchanged },
        { $set: { rebuild: asked } },
      );
      if (matchedCount === 1) return asked;
    } catch (fault) {
      if (!isDuplicateKey(fault)) throw fault;
    }
  }
  throw new ViewsUnavailable(`${view} is asked about by others all the time`);
};
