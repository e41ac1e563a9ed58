import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v4 as randomUuid } from 'uuid';
import type { Actor, Capacity } from '../../src/kernel/actor.js';
import type { Uuid } from '../../src/kernel/ids.js';
import { instant, plainDate } from '../../src/kernel/plain-date.js';
import { CommandExecutor } from '../../src/platform/command-handling/command-executor.js';
import type { CommandRequest } from '../../src/platform/command-handling/command-request.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { Sealing } from '../../src/platform/personal-data/sealing.js';
import { openKeyStore } from '../../src/platform/personal-data/sqlite-key-store.js';
import { counterRegistry } from './counter.js';

const LEDGER = '018f3a5c-7e1a-7c3d-9b2e-4f6a8d0c1e2f' as Uuid;

/** What a test says of a command besides its data, in plain words. */
export interface Said extends Pick<
  Partial<CommandRequest>,
  'key' | 'reason' | 'provenance' | 'expectedRevision'
> {
  readonly actor?: {
    readonly id: string;
    readonly capacity: Capacity;
    readonly onBehalfOf?: string;
  };
  readonly now?: string;
  readonly effectiveAt?: string;
}

/** What comes with a command, half past eleven in the evening in London; its key is fresh unless given. */
export const sent = ({ actor, now, effectiveAt, ...said }: Said = {}): CommandRequest => ({
  actor: (actor ?? { id: 'member', capacity: 'member' }) as Actor,
  now: instant(now ?? '2021-06-15T22:30:00Z'),
  key: randomUuid(),
  correlationId: '018f3a5c-0000-7000-8000-000000000001' as Uuid,
  ...(effectiveAt && { effectiveAt: plainDate(effectiveAt) }),
  ...said,
});

/** A ledger of counters in a folder of its own. */
export class Counting {
  readonly #folder = mkdtempSync(join(tmpdir(), 'counting-'));
  readonly store = openLedgerFile({
    folder: this.#folder,
    registry: counterRegistry,
    mode: 'open-or-create',
  });
  readonly keys = openKeyStore({ folder: this.#folder, mode: 'create' });
  readonly personalData = new Sealing(this.keys);

  /** A server on this ledger, which remembers nothing of what others did. */
  server(): CommandExecutor {
    return new CommandExecutor(this.store, counterRegistry, this.personalData, LEDGER);
  }

  async close(): Promise<void> {
    this.personalData.close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }
}
