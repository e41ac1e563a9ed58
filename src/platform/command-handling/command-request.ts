import { v4 as randomUuid } from 'uuid';
import type { Actor } from '../../kernel/actor.js';
import type { Provenance } from '../../kernel/envelope.js';
import { derivedUuid, type StreamName, type Uuid } from '../../kernel/ids.js';
import type { Instant, PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';

/** What comes with every command besides its data: who, when, and how to recognise it when it is sent again. */
export interface CommandRequest {
  readonly actor: Actor;
  /** The server's clock, or the command's own in a simulated ledger. */
  readonly now: Instant;
  readonly effectiveAt?: PlainDate;
  readonly reason?: Sealed;
  readonly provenance?: Provenance;
  /** The client's `Idempotency-Key`; a random one where it gave none. */
  readonly key: string;
  /** The revision that the client saw: `If-Match`. */
  readonly expectedRevision?: number;
  readonly correlationId: Uuid;
}

/** A key for a command that its client will not be able to resend. */
export const freshKey = (): string => randomUuid();

/** The same actor, command, stream and key always give the same id, on every server. */
export const commandIdOf = (
  ledgerId: Uuid,
  request: Pick<CommandRequest, 'actor' | 'key'>,
  commandType: string,
  stream: StreamName,
): Uuid => derivedUuid(ledgerId, request.actor.id, commandType, stream, request.key);

/** The id of something that a command brings into being, or of one of its parts: resent, the command finds it again. */
export const newIdFor = (
  ledgerId: Uuid,
  request: Pick<CommandRequest, 'actor' | 'key'>,
  commandType: string,
  part = '',
): Uuid => derivedUuid(ledgerId, request.actor.id, commandType, 'new', request.key, part);
