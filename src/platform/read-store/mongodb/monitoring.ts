import type { MongoClient } from 'mongodb';

/** What the driver tells of its work. No address, no condition and no document is in it. */
export type ReadStoreObservation =
  | {
      readonly kind: 'command';
      /** As the protocol names it: find, update, getMore. */
      readonly command: string;
      readonly seconds: number;
      readonly failed: boolean;
    }
  | { readonly kind: 'connections'; readonly change: 1 | -1 }
  /** The connections to a server were given up at once: it failed, or is no longer the primary. */
  | { readonly kind: 'connections-lost' }
  | { readonly kind: 'unreachable'; readonly error: Error }
  | { readonly kind: 'reachable' };

export type ReadStoreObserver = (observation: ReadStoreObservation) => void;

/** Tells an observer what the driver's monitoring says. */
export const watchClient = (client: MongoClient, observe: ReadStoreObserver): void => {
  const answered =
    (failed: boolean) =>
    ({ commandName, duration }: { commandName: string; duration: number }): void =>
      observe({ kind: 'command', command: commandName, seconds: duration / 1_000, failed });
  client.on('commandSucceeded', answered(false));
  client.on('commandFailed', answered(true));
  client.on('connectionCreated', () => observe({ kind: 'connections', change: 1 }));
  client.on('connectionClosed', () => observe({ kind: 'connections', change: -1 }));
  client.on('connectionPoolCleared', () => observe({ kind: 'connections-lost' }));
  let isReachable: boolean | undefined;
  client.on('serverHeartbeatFailed', ({ failure }) => {
    if (isReachable === false) return;
    isReachable = false;
    observe({ kind: 'unreachable', error: failure });
  });
  client.on('serverHeartbeatSucceeded', () => {
    if (isReachable === true) return;
    isReachable = true;
    observe({ kind: 'reachable' });
  });
};
