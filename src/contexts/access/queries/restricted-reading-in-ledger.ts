import { Inject, Injectable } from '@nestjs/common';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { decisionRegister } from '../../../../projections/decision-register/decision-register.js';
import { dhrRegister } from '../../../../projections/dhr-register/dhr-register.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { RestrictedRecord } from '../../../kernel/marking.js';
import type { Document, Projection } from '../../../kernel/projection.js';
import { CLOCK, type Clock } from '../../../platform/clock.js';
import { EventSpool } from '../../../platform/event-spool/event-spool.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { keyOf, recordOf } from '../../../platform/http/restricted.js';
import type {
  Asking,
  Judging,
  ReadRestricted,
  RestrictedReading,
} from '../../../platform/http/restricted-reading.js';
import type { Identity } from '../../../platform/identity/identity.js';
import { KEPT_VIEWS, type KeptViews } from '../../../platform/projection-runner/kept-views.js';
import { ViewReader } from '../../../platform/projection-runner/view-reader.js';
import { type AccessGrantId, type ReadRecord, RECORDS_IN_A_READING } from '../events.js';
import type { SpooledReading } from '../spooled-reading.js';
import { JudgingByStanding } from './judging-by-standing.js';
import { ReadLog } from './read-log.js';
import { type LedgerNow, Standing, upToTheEnd } from './standing.js';

/** Of what commands are sent to, that can be restricted. */
const REGISTERS = {
  action: actionRegister,
  decision: decisionRegister,
  dhr: dhrRegister,
} as const;

const isRegister = (kind: string): kind is keyof typeof REGISTERS => kind in REGISTERS;

/** Judges by appointments, ownership and grants as they stand now, and records what was read. */
@Injectable()
export class RestrictedReadingInLedger implements RestrictedReading {
  readonly #ledger: LedgerNow;
  readonly #log: ReadLog;

  constructor(
    @Inject(ViewReader) reader: ViewReader,
    @Inject(KEPT_VIEWS) kept: KeptViews,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(EventSpool) spool: EventSpool<SpooledReading>,
  ) {
    this.#ledger = { reader, kept, store, clock };
    this.#log = new ReadLog(spool, clock);
  }

  judging(identity: Identity): Judging {
    return new JudgingByStanding(identity, new Standing(identity, this.#ledger));
  }

  async withheld(
    identity: Identity,
    kind: string,
    recordId: string,
  ): Promise<RestrictedRecord | undefined> {
    if (identity.role === 'secretariat' || !isRegister(kind)) return undefined;
    const register: Projection<Document> = REGISTERS[kind] as never;
    await upToTheEnd(this.#ledger, register.name, `The ${register.name} is`);
    const row = await (await this.#ledger.reader.live(register)).get(recordId);
    if (!row || !('marking' in row) || row.marking !== 'restricted') return undefined;
    const record = recordOf(kind, recordId, row);
    const readable = await this.judging(identity).readable([record]);
    return readable.has(keyOf(record)) ? undefined : record;
  }

  async read(asking: Asking, records: readonly ReadRestricted[]): Promise<void> {
    const told: ReadRecord[] = [
      ...new Map(records.map((each) => [keyOf(each), each])).values(),
    ].map(({ kind, recordId, bodyId, basis, grantId }) => ({
      ...aboutOf({ kind, recordId, ...(bodyId && { bodyId }) }),
      basis,
      ...(grantId && { grantId: grantId as AccessGrantId }),
    }));
    const parts = Array.from({ length: Math.ceil(told.length / RECORDS_IN_A_READING) }, (_, part) =>
      told.slice(part * RECORDS_IN_A_READING, (part + 1) * RECORDS_IN_A_READING),
    );
    await Promise.all(parts.map((part) => this.#log.read(part, asking)));
  }

  refused(asking: Asking, record: RestrictedRecord): Promise<void> {
    return this.#log.refused(aboutOf(record), asking);
  }
}

const aboutOf = ({ kind, recordId, bodyId }: RestrictedRecord) => ({
  kind,
  recordId,
  ...(bodyId && { bodyId: bodyId as Uuid }),
});
