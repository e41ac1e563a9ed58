import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import type { DomainEvent } from '../../kernel/envelope.js';
import {
  endOfDay,
  instant,
  type Instant,
  isMoment,
  isPlainDate,
  londonDate,
  type PlainDate,
} from '../../kernel/plain-date.js';
import type { Document, DocumentFilter, Projection } from '../../kernel/projection.js';
import { CLOCK, type Clock } from '../clock.js';
import type { ViewAtCut } from '../projection-runner/fold-to-cut.js';
import { KEPT_VIEWS, type KeptViews } from '../projection-runner/kept-views.js';
import type { Cut } from '../projection-runner/read-prefix.js';
import { ViewReader } from '../projection-runner/view-reader.js';
import type { Collection, FindOptions, Stored } from '../read-store/read-store.js';
import { IsPlainDate } from './fields.js';
import type { Opened } from '../personal-data/opened.js';
import { PERSONAL_DATA, type PersonalData } from '../personal-data/personal-data.js';
import type { Call } from './call.js';
import { MAX_TABLE_ROWS } from './csv/described-tables.js';
import { Problem, problem } from './problem.js';
import { ReadingRestricted, type VisibleRows } from './reading-restricted.js';
import { kindOf, recordOf } from './restricted.js';
import type { Asking } from './restricted-reading.js';

/** For whom a view is opened, and whether they want a list whole. */
export type Reader = Pick<Call, 'identity' | 'wholeList' | 'correlationId' | 'route'>;

/** A number as people write it: not in hexadecimal, not with an exponent. */
const DIGITS = /^\d{1,9}$/;

/** A day stands for its end in London: "as at 31 March" holds what was recorded on 31 March, and nothing of 1 April. */
export const momentOf = (text: string): Instant =>
  isPlainDate(text) ? endOfDay(text) : instant(text);

const IsMomentOrDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMomentOrDay',
    validator: {
      validate: (value: unknown) => isPlainDate(value) || isMoment(value),
      defaultMessage: () => '$property must be a day, or a moment as 2022-03-31T10:00:00Z',
    },
  });

/** What every question to a view understands: as at when, and after which of one's own writes. */
export class CutQuery {
  @ApiPropertyOptional({
    example: '42',
    description: 'A `Ledger-Position`: waits until the view holds it, up to 2 seconds, else 503.',
  })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'after must be a Ledger-Position' })
  after?: string;

  @ApiPropertyOptional({
    example: '2022-03-31',
    description: 'What had been recorded by then: a moment, or a day to its end in London.',
  })
  @IsOptional()
  @IsMomentOrDay()
  asAt?: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2022-03-31',
    description: 'What had happened by the end of that day, of what was recorded.',
  })
  @IsOptional()
  @IsPlainDate()
  effectiveAt?: PlainDate;
}

/** A question for a list, page by page. */
export class ListQuery extends CutQuery {
  @ApiPropertyOptional({ example: 50, minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Transform(({ value }) => (DIGITS.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;

  @ApiPropertyOptional({ description: 'The `next` of the page before, with the same filters.' })
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  cursor?: string;
}

/** A document as it is answered: its sealed texts opened for the reader. */
export type Answer<Doc extends Document> = Opened<Doc>;

/** A page of a list. */
export interface ListAnswer<Doc extends Document> {
  readonly items: readonly Answer<Doc>[];
  /** Give it back as `cursor` to read on; absent on the last page. */
  readonly next?: string;
}

/** A view folded to a cut of the log, and which cut that was. */
export interface FoldedView<Doc extends Document> extends ViewAtCut<Doc> {
  readonly asAt: Instant;
  readonly effectiveAt?: PlainDate;
}

/** Opens documents for whoever reads. */
type Opening<Doc extends Document> = (
  documents: readonly Stored<Doc>[],
) => Promise<readonly Answer<Doc>[]>;

const AFTER_TIMEOUT_MS = 2_000;

/** As many as a read store gives at once. */
const PAGE_OF_WHOLE = 500;

/** Answers questions from the live views, or from the log at a cut. */
@Injectable()
export class Views {
  constructor(
    @Inject(ViewReader) private readonly reader: ViewReader,
    @Inject(KEPT_VIEWS) private readonly kept: KeptViews,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
  ) {}

  /** One page of a view, opened for its reader. @throws Problem 503, InvalidCursor */
  async list<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    query: ListQuery,
    { filter = {}, sort }: Pick<FindOptions, 'filter' | 'sort'>,
    reader: Reader,
  ): Promise<ListAnswer<Doc>> {
    const collection = await this.collection(projection, query);
    const { limit, cursor } = query;
    const judging = this.restricted.judging(reader.identity);
    const condition = await judging.condition(kindOf(projection));
    const wanted = {
      filter: condition === undefined ? filter : { $and: [filter, condition] },
      ...(sort && { sort }),
      ...(cursor !== undefined && { cursor }),
    };
    const asking = askingOf(reader, query);
    // Of a long table each page is judged as of when it is read.
    const isWhole = reader.wholeList && limit === undefined;
    const open: Opening<Doc> = (documents) =>
      this.#open(projection, documents, asking, isWhole ? undefined : judging);
    if (isWhole) return this.#whole(collection, wanted, open);
    return this.#page(collection, { ...wanted, ...(limit !== undefined && { limit }) }, open);
  }

  async #page<Doc extends Document>(
    collection: Collection<Doc>,
    options: FindOptions,
    open: Opening<Doc>,
  ): Promise<ListAnswer<Doc>> {
    const { items, next } = await collection.find(options);
    return { items: await open(items), ...(next && { next }) };
  }

  /** Page after page, other work getting its turn in between. */
  async #whole<Doc extends Document>(
    collection: Collection<Doc>,
    options: FindOptions,
    open: Opening<Doc>,
  ): Promise<ListAnswer<Doc>> {
    const items: Answer<Doc>[] = [];
    let next = options.cursor;
    do {
      const limit = Math.min(PAGE_OF_WHOLE, MAX_TABLE_ROWS - items.length);
      const from = { ...options, limit, ...(next !== undefined && { cursor: next }) };
      const page = await this.#page(collection, from, open);
      items.push(...page.items);
      next = page.next;
      await setImmediate();
    } while (next !== undefined && items.length < MAX_TABLE_ROWS);
    return { items, ...(next !== undefined && { next }) };
  }

  /** One document of a view, opened for its reader. @throws Problem 404, 503 */
  async one<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    id: string,
    query: CutQuery,
    reader: Reader,
  ): Promise<Answer<Doc>> {
    const found = await (await this.collection(projection, query)).get(id);
    const asking = askingOf(reader, query);
    const [shown] = found ? await this.#open(projection, [found], asking) : [];
    if (shown) return shown;
    if (found) await this.restricted.refused(asking, recordOf(kindOf(projection), id, found));
    throw problem(404, 'There is no such record', {
      code: 'RECORD.NOT_FOUND',
      message: `The ${projection.name} holds nothing with the id ${id}${cutOf(query) ? ' as at then' : ''}.`,
    });
  }

  /**
   * Documents as their reader sees them: what is restricted left out, or recorded as read; sealed texts opened, or said
   * to be erased. Nothing leaves before the reading is recorded.
   */
  async #open<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    documents: readonly Stored<Doc>[],
    asking: Asking,
    judging = this.restricted.judging(asking.identity),
  ): Promise<readonly Answer<Doc>[]> {
    const { rows, restricted } = await this.restricted.visible(projection, documents, judging);
    await this.restricted.read(asking, restricted);
    return rows.map((row) => {
      const { _id, _position, _removed, ...stored } = row;
      return this.personalData.openAll<unknown>(stored) as Answer<Doc>;
    });
  }

  /**
   * For what is composed of several registers: the rows of a view that its reader may see, and which of the restricted
   * records are among them. What of these comes to be shown is told to `ReadingRestricted`.
   * @throws Problem 503
   */
  async visible<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    query: CutQuery,
    filter: DocumentFilter,
    reader: Reader,
  ): Promise<VisibleRows<Doc>> {
    const rows = await (await this.collection(projection, query)).matching(filter);
    return this.restricted.visible(projection, rows, this.restricted.judging(reader.identity));
  }

  /** The documents of a view as the question wants them: live, or as at a cut. @throws Problem 503 */
  async collection<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    query: CutQuery,
  ): Promise<Collection<Doc>> {
    await this.#awaitPosition(projection.name, query.after);
    const cut = cutOf(query);
    return cut ? (await this.reader.at(projection, cut)).collection : this.reader.live(projection);
  }

  /**
   * A view that is kept nowhere, folded from the log: to the cut that is asked for, else to this moment.
   * @throws Problem 503, ViewsBusy
   */
  async folded<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    query: CutQuery,
  ): Promise<FoldedView<Doc>> {
    const asked = cutOf(query);
    const asAt = asked?.asAt ?? this.clock.now();
    const view = await this.reader.at(projection, { ...asked, asAt });
    const { after, effectiveAt } = query;
    if (!asked && after !== undefined && BigInt(after) > view.position)
      throw behind(projection.name, after);
    return { ...view, asAt, ...(effectiveAt && { effectiveAt }) };
  }

  /** The day that "today" is for a question: of its cut, else the clock's. */
  today({ asAt, effectiveAt }: CutQuery): PlainDate {
    return effectiveAt ?? londonDate(asAt === undefined ? this.clock.now() : momentOf(asAt));
  }

  /** The moment that "now" is for a question: of its cut, else the clock's. */
  now({ asAt }: CutQuery): Instant {
    return asAt === undefined ? this.clock.now() : momentOf(asAt);
  }

  async #awaitPosition(view: string, after: string | undefined): Promise<void> {
    if (after === undefined) return;
    if (await this.kept.waitFor(BigInt(after), [view], AFTER_TIMEOUT_MS)) return;
    throw behind(view, after);
  }
}

/** Who asks what, as it is recorded with what they read. */
export const askingOf = (
  { identity, correlationId, route }: Reader,
  { asAt, effectiveAt }: CutQuery,
): Asking => ({
  identity,
  correlationId,
  route,
  ...(asAt !== undefined && { asAt: momentOf(asAt) }),
  ...(effectiveAt && { effectiveAt }),
});

const behind = (view: string, after: string): Problem =>
  new Problem(
    503,
    'The view is not there yet',
    [
      {
        code: 'VIEW.BEHIND',
        message: `${view} has not reached position ${after} yet.`,
        at: 'after',
      },
    ],
    { 'Retry-After': '1' },
  );

/** Whether a question is as at a cut: then its ETag is no revision, and refused in `If-Match`. */
export const cutOf = ({ asAt, effectiveAt }: CutQuery): Cut | undefined =>
  asAt === undefined && effectiveAt === undefined
    ? undefined
    : { ...(asAt !== undefined && { asAt: momentOf(asAt) }), ...(effectiveAt && { effectiveAt }) };
