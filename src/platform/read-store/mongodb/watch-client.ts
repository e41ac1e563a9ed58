import type { MongoClient } from 'mongodb';
import type { ReadStoreObserver } from '../read-store-observation.js';

/** Tells an observer what the driver's monitoring says; of reachability, only changes. */
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
