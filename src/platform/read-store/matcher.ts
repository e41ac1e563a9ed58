import { Query } from 'mingo';
import type { DocumentFilter } from '../../kernel/projection.js';

/**
 * A condition in MongoDB's query language as a function. Conditions that would run code (`$where`, `$function`) are refused.
 * @throws Error when the condition uses an operator that does not exist
 */
export const matcher = (filter: DocumentFilter): ((document: object) => boolean) => {
  const query = new Query(filter, { scriptEnabled: false });
  return (document) => query.test(document as Record<string, unknown>);
};
