import type { StreamName, Uuid } from '../../kernel/ids.js';
import type { Position } from '../../kernel/ids.js';
import type { Refusal } from '../../kernel/refusal.js';

/** A command that was carried out, now or when it was first sent. */
export interface CommandOutcome {
  readonly stream: StreamName;
  /** Of the stream after the command: its ETag. */
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly { readonly eventId: Uuid; readonly type: string }[];
  /** The command had been carried out before; nothing was written now. */
  readonly repeated: boolean;
}

/** Why a command was not carried out; nothing was written. */
export type CommandRejection =
  | { readonly because: 'refused'; readonly refusals: readonly Refusal[] }
  /** The key was used for another body. */
  | { readonly because: 'key-reused' }
  /** The stream moved on since the client saw it. */
  | { readonly because: 'stale-revision'; readonly actual: number | 'no-stream' }
  /** Others wrote to the stream all the time. */
  | { readonly because: 'contention' }
  /** The texts of this case were erased. */
  | { readonly because: 'erased' };
