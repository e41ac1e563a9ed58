import { Inject, Injectable } from '@nestjs/common';
import {
  type AuditedHistory,
  exceptionRegister,
} from '../../../../projections/exception-register/exception-register.js';
import { ReadingRestricted } from '../../../platform/http/reading-restricted.js';
import type { ReadRestricted } from '../../../platform/http/restricted-reading.js';
import { keyOf, kindOf, recordOf } from '../../../platform/http/restricted.js';
import {
  type Answer,
  askingOf,
  type CutQuery,
  type ListQuery,
  type Reader,
  Views,
} from '../../../platform/http/view-query.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { type AuditSample, sampleOf, type SampleQuestion } from './audit-sample.js';
import {
  type AuditException,
  EXAMINATIONS,
  EXCEPTION_KINDS,
  type ExceptionKind,
} from './exceptions.js';
import { pageOfExceptions } from './exceptions-page.js';
import { POPULATIONS, type Shown } from './sampled-registers.js';

/** An exception, and which record it is about. */
export interface ShownException
  extends AuditException, Partial<Pick<Shown, 'reference' | 'title'>> {
  readonly recordKind: string;
  readonly recordId: string;
}

export interface ExceptionPage {
  readonly items: readonly ShownException[];
  readonly next?: string;
}

/** A kind of exception, counted: of how many examined. */
export interface ExceptionCount {
  readonly kind: ExceptionKind;
  readonly means: string;
  readonly found: number;
  readonly examined: number;
  readonly among: string;
}

interface Histories {
  readonly histories: readonly AuditedHistory[];
  /** Those of restricted records. */
  readonly restricted: readonly ReadRestricted[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What an auditor asks of the whole ledger, as at the cut that is asked for. */
@Injectable()
export class AuditViews {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
  ) {}

  /** @throws Problem 503, ViewsBusy */
  async sample(question: SampleQuestion, query: CutQuery): Promise<Answer<AuditSample>> {
    const { register } = POPULATIONS[question.register];
    const sample = await sampleOf(question, await this.views.folded(register, query));
    return this.personalData.openAll<unknown>(sample) as Answer<AuditSample>;
  }

  /** @throws Problem 503, InvalidCursor, ViewsBusy */
  async exceptions(
    kinds: readonly ExceptionKind[],
    query: ListQuery,
    reader: Reader,
  ): Promise<Answer<ExceptionPage>> {
    const { histories, restricted } = await this.#histories(query, reader);
    const found = histories.flatMap((history) =>
      kinds.flatMap((kind) =>
        EXAMINATIONS[kind].examine(history).found.map((exception) => ({
          ...exception,
          recordKind: history.kind,
          recordId: history.recordId,
        })),
      ),
    );
    const { items, next } = pageOfExceptions(found, query, reader.wholeList);
    const page = { items: await this.#shown(items, query), ...(next !== undefined && { next }) };
    await this.restricted.shown(page, askingOf(reader, query), restricted);
    return this.personalData.openAll<unknown>(page) as Answer<ExceptionPage>;
  }

  /** @throws Problem 503, ViewsBusy */
  async exceptionCounts(query: CutQuery, reader: Reader): Promise<readonly ExceptionCount[]> {
    const { histories } = await this.#histories(query, reader);
    return EXCEPTION_KINDS.map((kind) => {
      const { means, among, examine } = EXAMINATIONS[kind];
      const looked = histories.map(examine);
      return {
        kind,
        means,
        found: sum(looked.map(({ found }) => found.length)),
        examined: sum(looked.map(({ examined }) => examined)),
        among,
      };
    });
  }

  /** Everything that happened; of what is restricted and may not be read, nothing is even counted. */
  async #histories(query: CutQuery, reader: Reader): Promise<Histories> {
    const histories = await (await this.views.collection(exceptionRegister, query)).matching({});
    const records = [];
    for (const { kept } of Object.values(POPULATIONS)) {
      const collection = await this.views.collection(kept, query);
      const rows = await collection.matching({ marking: 'restricted' });
      records.push(...rows.map((row) => recordOf(kindOf(kept), row._id, row)));
    }
    const restricted = await this.restricted.readable(reader, records);
    const readable = new Set(restricted.map(keyOf));
    const hidden = new Set(
      records.filter((record) => !readable.has(keyOf(record))).map(({ recordId }) => recordId),
    );
    return { histories: histories.filter(({ recordId }) => !hidden.has(recordId)), restricted };
  }

  /** Which records they are about, by what their registers call them. */
  async #shown(
    items: readonly Omit<ShownException, 'reference' | 'title'>[],
    query: CutQuery,
  ): Promise<readonly ShownException[]> {
    const titles = new Map<string, Shown>();
    for (const { kind, kept, shown } of Object.values(POPULATIONS)) {
      const ids = items
        .filter(({ recordKind }) => recordKind === kind)
        .map((item) => item.recordId);
      if (ids.length === 0) continue;
      const records = await (await this.views.collection(kept, query)).load(ids);
      for (const [id, record] of records) if (!record._removed) titles.set(id, shown(record));
    }
    return items.map((item) => {
      const { reference, title } = titles.get(item.recordId) ?? {};
      return { ...item, ...(reference && { reference }), ...(title && { title }) };
    });
  }
}
