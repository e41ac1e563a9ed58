import { Inject, Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../kernel/envelope.js';
import type { RestrictedRecord } from '../../kernel/marking.js';
import type { Document, Projection } from '../../kernel/projection.js';
import type { Identity } from '../identity/identity.js';
import type { Stored } from '../read-store/read-store.js';
import {
  type Asking,
  type Judging,
  type ReadRestricted,
  RESTRICTED_READING,
  type RestrictedReading,
} from './restricted-reading.js';
import { asReadable, keyOf, kindOf, type Readable, recordOf, restrictedIn } from './restricted.js';

/** Rows that somebody may see, and which restricted records are among them. */
export interface VisibleRows<Doc extends Document> {
  readonly rows: readonly Stored<Doc>[];
  readonly restricted: readonly ReadRestricted[];
}

const withReasons = (
  records: readonly RestrictedRecord[],
  readable: Readable,
): readonly ReadRestricted[] =>
  records.flatMap((record) => {
    const why = readable.get(keyOf(record));
    return why ? { ...record, ...why } : [];
  });

/** What is restricted, as one reader sees it; and the record that they did. */
@Injectable()
export class ReadingRestricted {
  constructor(@Inject(RESTRICTED_READING) private readonly port: RestrictedReading) {}

  /** For one question of somebody's, and no longer. */
  judging(identity: Identity): Judging {
    return this.port.judging(identity);
  }

  /** Those of the records that somebody may read now, each with the reason. @throws Problem 503 */
  async readable(
    { identity }: Pick<Asking, 'identity'>,
    records: readonly RestrictedRecord[],
  ): Promise<readonly ReadRestricted[]> {
    return withReasons(records, await this.port.judging(identity).readable(records));
  }

  /** Rows of a view without what their reader may not see. @throws Problem 503 */
  async visible<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    rows: readonly Stored<Doc>[],
    judging: Judging,
  ): Promise<VisibleRows<Doc>> {
    const kind = kindOf(projection);
    const marked = rows.map((row) => {
      const record = recordOf(kind, row._id, row);
      return { row, record, restricted: restrictedIn(row, record) };
    });
    const records = marked.flatMap(({ restricted }) => restricted);
    if (records.length === 0) return { rows, restricted: [] };
    const readable = await judging.readable(records);
    return {
      rows: marked.flatMap(({ row, record, restricted }) =>
        restricted.every((each) => readable.has(keyOf(each)))
          ? row
          : (asReadable(row, record, readable) ?? []),
      ),
      restricted: withReasons(records, readable),
    };
  }

  /** Settles once it outlives this process. @throws StoreUnavailable */
  async read(asking: Asking, records: readonly ReadRestricted[]): Promise<void> {
    if (records.length > 0) await this.port.read(asking, records);
  }

  /** As `read`, of those records that an answer names. */
  async shown(answer: unknown, asking: Asking, records: readonly ReadRestricted[]): Promise<void> {
    if (records.length === 0) return;
    const said = JSON.stringify(answer);
    await this.read(
      asking,
      records.filter(({ recordId }) => said.includes(recordId)),
    );
  }

  /**
   * Whether a record that something was to be recorded of is there for somebody. Where it is restricted, and they may
   * not read it, it is not, and that they tried is recorded. @throws Problem 503, StoreUnavailable
   */
  async isWithheld(asking: Asking, kind: string, recordId: string): Promise<boolean> {
    const record = await this.port.withheld(asking.identity, kind, recordId);
    if (record) await this.port.refused(asking, record);
    return record !== undefined;
  }

  /** As `read`. @throws StoreUnavailable */
  refused(asking: Asking, record: RestrictedRecord): Promise<void> {
    return this.port.refused(asking, record);
  }
}
