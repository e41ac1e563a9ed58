import type { StreamName } from '../../../kernel/ids.js';
import {
  EventTooLarge,
  OutcomeUnknown,
  StoreAccessDenied,
  StoreUnavailable,
  StreamRemoved,
} from '../event-store.js';

/** The server cannot be reached, or the connection was lost. */
export class StoreUnreachable extends StoreUnavailable {}

/** We spoke to a node that may not do it. The next call goes to the leader. */
export class NotLeader extends StoreUnavailable {}

/** No answer within the time limit. */
export class StoreTooSlow extends StoreUnavailable {}

/** What was being done when a call failed. */
export interface Doing {
  readonly what: 'append' | 'read';
  readonly stream?: StreamName;
}

const RESOURCE_EXHAUSTED = 8;
const DEADLINE_EXCEEDED = 4;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

const member = (fault: unknown, name: string): unknown =>
  typeof fault === 'object' && fault !== null
    ? (fault as Readonly<Record<string, unknown>>)[name]
    : undefined;

const isAnswered = (type: unknown, code: unknown): boolean =>
  typeof code === 'number' || typeof type === 'string';

const ANSWERS: ReadonlySet<unknown> = new Set([
  'wrong-expected-version',
  'stream-deleted',
  'maximum-append-size-exceeded',
  'access-denied',
]);

/** Whether a fault is what the server answered to an append, over a connection that works. */
export const isAnswer = (fault: unknown): boolean => ANSWERS.has(member(fault, 'type'));

/**
 * A fault of the client as the port says it; what is none of the store's stays as it is. Told by `type` and `code`, not
 * by class: while the server is down, an append throws a bare gRPC error.
 */
export const asStoreFault = (fault: unknown, { what, stream }: Doing): unknown => {
  if (fault instanceof StoreUnavailable || fault instanceof StreamRemoved) return fault;
  const type = member(fault, 'type');
  const code = member(fault, 'code');
  const options = { cause: fault };
  if (type === 'not-leader') return new NotLeader('The node that answered does not lead', options);
  if (type === 'stream-deleted' && stream) return new StreamRemoved(stream, options);
  if (type === 'maximum-append-size-exceeded' || (what === 'append' && code === RESOURCE_EXHAUSTED))
    return new EventTooLarge('The server does not take so much at once', options);
  if (type === 'access-denied' || code === PERMISSION_DENIED || code === UNAUTHENTICATED)
    return new StoreAccessDenied('EventStoreDB refuses the user that we are', options);
  if (!isAnswered(type, code)) return fault;
  // From here on an append may have been written before the connection was lost.
  const told = member(fault, 'message');
  const message = `EventStoreDB did not answer${typeof told === 'string' ? `: ${told}` : ''}`;
  if (what === 'append') return new OutcomeUnknown(message, options);
  return type === 'deadline-exceeded' || type === 'timeout' || code === DEADLINE_EXCEEDED
    ? new StoreTooSlow(message, options)
    : new StoreUnreachable(message, options);
};

/** Settles as the promise does, but no later than so many milliseconds from now. @throws what `late` gives */
export const within = <T>(
  limitMs: number,
  promise: Promise<T>,
  late: () => StoreUnavailable,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), limitMs);
    const inTime =
      <Outcome>(settle: (outcome: Outcome) => void) =>
      (outcome: Outcome): void => {
        clearTimeout(timer);
        settle(outcome);
      };
    // Whatever comes of it after the limit is nobody's any more.
    promise.then(inTime(resolve), inTime(reject));
  });
