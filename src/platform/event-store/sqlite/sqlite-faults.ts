import { StoreUnavailable } from '../event-store.js';

/* Result codes of SQLite; an extended code carries its primary code in the low byte. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const CONSTRAINT_UNIQUE = 2067;
const CONSTRAINT_PRIMARY_KEY = 1555;

/** Not told apart by class: the driver's errors may come from another realm than ours. */
const codeOf = (fault: unknown): number | undefined =>
  typeof fault === 'object' &&
  fault !== null &&
  'errcode' in fault &&
  typeof fault.errcode === 'number'
    ? fault.errcode
    : undefined;

const primary = (fault: unknown): number => (codeOf(fault) ?? 0) & 0xff;

export const isBusy = (fault: unknown): boolean => primary(fault) === BUSY;
export const isCorrupt = (fault: unknown): boolean => primary(fault) === CORRUPT;
export const isNotADatabase = (fault: unknown): boolean => primary(fault) === NOT_A_DATABASE;

export const isUniqueViolation = (fault: unknown): boolean => {
  const code = codeOf(fault);
  return code === CONSTRAINT_UNIQUE || code === CONSTRAINT_PRIMARY_KEY;
};

/** What SQLite could not do now (disk full, input/output error, locked) as the port says it; any other fault as it is. */
export const asUnavailable = (fault: unknown): unknown =>
  codeOf(fault) === undefined
    ? fault
    : new StoreUnavailable(`The ledger cannot be used now: ${(fault as Error).message}`, {
        cause: fault,
      });
