import { v5 as uuidv5 } from 'uuid';
import type { Brand } from './brand.js';

/** A random identifier in the shape of a UUID: it says nothing about a person. */
export type Uuid = Brand<string, 'Uuid'>;

/** Who acts. Resolved to a name, if at all, by a directory that can be erased. */
export type ActorId = Brand<string, 'ActorId'>;

/** One stream of events: `action-0190…`. */
export type StreamName = Brand<string, 'StreamName'>;

/** A place in the whole log, as a decimal string at rest. */
export type Position = bigint;

const utf8 = new TextEncoder();

/** The same parts always give the same identifier: a resent command finds what it made. */
export const derivedUuid = (namespace: Uuid, ...parts: readonly string[]): Uuid =>
  uuidv5(utf8.encode(JSON.stringify(parts)), namespace) as Uuid;

export const streamName = (kind: string, id: string): StreamName => `${kind}-${id}` as StreamName;
