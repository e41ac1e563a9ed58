import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { assertNever } from '../../../src/kernel/assert-never.js';

/** What befalls one append. */
export type AppendFault =
  | 'kill-before-write'
  | 'kill-after-write'
  | 'unavailable'
  | 'not-leader'
  | 'access-denied'
  | 'no-answer'
  | 'no-answer-after-write'
  | 'timeout';

/** What befalls every call until it is lifted. */
export type LastingFault = 'unavailable' | 'not-leader' | 'access-denied';

/** What is to go wrong: set by tests, asked by the handlers. */
export class DoubleFaults {
  readonly #appends: AppendFault[] = [];
  lasting: LastingFault | undefined;
  /** Before each append is looked at, in milliseconds. */
  delayMs = 0;
  /** Subscriptions deliver each event twice. */
  deliversTwice = false;
  /** Where a client is sent that must speak to the leader. */
  leader = { host: '127.0.0.1', port: 0 };

  /** The next append, and the one after it for a second word, goes wrong. */
  next(...faults: readonly AppendFault[]): void {
    this.#appends.push(...faults);
  }

  takeForAppend(): AppendFault | undefined {
    return this.#appends.shift();
  }

  asStatus(fault: LastingFault): Partial<StatusObject> {
    const metadata = new Metadata();
    switch (fault) {
      case 'unavailable':
        return { code: status.UNAVAILABLE, details: 'Server Is Not Ready', metadata };
      case 'not-leader':
        metadata.set('exception', 'not-leader');
        metadata.set('leader-endpoint-host', this.leader.host);
        metadata.set('leader-endpoint-port', String(this.leader.port));
        return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
      case 'access-denied':
        metadata.set('exception', 'access-denied');
        return { code: status.PERMISSION_DENIED, details: 'Access Denied', metadata };
      default:
        return assertNever(fault);
    }
  }
}

/** The status with which a server tells of a stream that was deleted for good. */
export const streamDeleted = (stream: string): Partial<StatusObject> => {
  const metadata = new Metadata();
  metadata.set('exception', 'stream-deleted');
  metadata.set('stream-name', stream);
  return {
    code: status.FAILED_PRECONDITION,
    details: `Event stream '${stream}' is deleted.`,
    metadata,
  };
};

export const tooLarge = (limit: number): Partial<StatusObject> => {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', String(limit));
  return {
    code: status.INVALID_ARGUMENT,
    details: `Maximum Append Size of ${limit} Exceeded.`,
    metadata,
  };
};
