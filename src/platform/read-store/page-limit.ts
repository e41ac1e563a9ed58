import type { FindOptions } from './read-store.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/**
 * How many documents a page holds.
 * @throws RangeError when it is not a whole number from 1 to 500
 */
export const pageLimit = ({ limit = DEFAULT_LIMIT }: FindOptions): number => {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RangeError(`A page holds 1 to ${MAX_LIMIT} documents, not ${limit}`);
  }
  return limit;
};
