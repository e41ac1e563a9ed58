import {
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { ViewsUnavailable } from '../read-store.js';

/** Faults of the driver where no server answered, by name: not all of them are exported as classes. */
const UNREACHABLE = new Set([
  'MongoClientClosedError',
  'MongoExpiredSessionError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'MongoPoolClosedError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
]);

/**
 * What a server answers when it cannot serve now, though later it may: no primary, stepping down, shutting down, out of
 * time, a cursor that a restart took with it, a write not yet confirmed by a majority, a full disk.
 */
const NOT_NOW = new Set([
  6, 7, 24, 43, 50, 64, 79, 89, 91, 100, 112, 133, 134, 175, 189, 202, 262, 317, 358, 9001, 10_107,
  11_600, 11_601, 11_602, 13_388, 13_435, 13_436, 14_031,
]);

/** The server knows us not, or lets us not: waiting helps once somebody has mended that. */
const NOT_LET_IN = new Set([13, 18]);

const DUPLICATE_KEY = 11_000;

/** What is wrong with a write that some documents of a batch had come too late for; nothing else is in it. */
export const isDuplicateKey = (error: unknown): boolean => {
  if (error instanceof MongoBulkWriteError) {
    const { writeErrors } = error;
    const each = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
    const codes = each.map((writeError) => writeError.code);
    return (codes.length > 0 ? codes : [error.code]).every((code) => code === DUPLICATE_KEY);
  }
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
};

const codesOf = (error: MongoError): readonly unknown[] => {
  const concern =
    error instanceof MongoBulkWriteError ? error.result.getWriteConcernError()?.code : undefined;
  return [error.code, concern];
};

/** A bulk write that did not get through is told in the words of one that did; what it met is inside. */
const metBy = (error: MongoError): MongoError => {
  const inside: unknown = error instanceof MongoBulkWriteError ? error.errorResponse : undefined;
  return inside instanceof MongoError ? inside : error;
};

const isUnavailable = (error: MongoError): boolean =>
  error instanceof MongoNetworkError ||
  error instanceof MongoServerSelectionError ||
  UNREACHABLE.has(error.name) ||
  error.hasErrorLabel('RetryableWriteError') ||
  error.hasErrorLabel('TransientTransactionError') ||
  codesOf(error).some((code) => NOT_NOW.has(Number(code)) || NOT_LET_IN.has(Number(code)));

/** The fault as the rest of the program knows it: a store that cannot serve now, or itself. */
export const asStoreFault = (error: unknown): unknown =>
  error instanceof MongoError && isUnavailable(metBy(error))
    ? new ViewsUnavailable(`MongoDB cannot serve now: ${error.message}`, { cause: error })
    : error;

/**
 * Asks the server.
 * @throws ViewsUnavailable where it cannot serve now
 */
export const asking = async <T>(question: () => Promise<T>): Promise<T> => {
  try {
    return await question();
  } catch (error) {
    throw asStoreFault(error);
  }
};
