import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import {
  type RestrictedRead,
  type RestrictedReads,
  restrictedReads,
} from '../../../../projections/restricted-reads/restricted-reads.js';
import { derivedUuid, type Uuid } from '../../../kernel/ids.js';
import { type Instant, londonDate, type PlainDate } from '../../../kernel/plain-date.js';
import { EventSpool } from '../../../platform/event-spool/event-spool.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsActorId, IsId, IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import { pageInLogOrder, type Placed, placeInLog } from '../../../platform/http/log-page.js';
import { ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute } from '../../../platform/http/view-routes.js';
import { READING_BASES, type ReadingBasis } from '../../../kernel/marking.js';
import { READ_OUTCOMES, type ReadOutcome, RestrictedReadAnswer } from './restricted-read.answer.js';

class RestrictedReadsQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'cs-chair', description: 'What one person read.' })
  @IsOptional()
  @IsActorId()
  by?: string;

  @ApiPropertyOptional({ example: 'action', description: 'Records of one kind.' })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/, { message: 'kind must be as action or part-2' })
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who read one record.' })
  @IsOptional()
  @IsId()
  record?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'What was read by one grant.' })
  @IsOptional()
  @IsId()
  grant?: string;

  @ApiPropertyOptional({ enum: READING_BASES, description: 'What was read for one reason.' })
  @IsOptional()
  @IsIn([...READING_BASES])
  basis?: ReadingBasis;

  @ApiPropertyOptional({ enum: READ_OUTCOMES, description: 'What was read, or was refused.' })
  @IsOptional()
  @IsIn([...READ_OUTCOMES])
  outcome?: ReadOutcome;

  @ApiPropertyOptional({ format: 'date', example: '2022-04-01', description: 'From that day on.' })
  @IsOptional()
  @IsPlainDate()
  from?: PlainDate;

  @ApiPropertyOptional({ format: 'date', example: '2022-04-30', description: 'Until that day.' })
  @IsOptional()
  @IsPlainDate()
  to?: PlainDate;
}

/** As it is answered, but for the id of the answer that it stood in. */
type RecordRead = Omit<RestrictedReads, 'eventId' | 'reads'> &
  Omit<RestrictedRead, 'records'> &
  RestrictedRead['records'][number] & { readonly readId: Uuid };

/** Who read what is restricted, and who was not let. */
@ApiTags('Access')
@Controller('v1/restricted-reads')
export class RestrictedReadsController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(EventSpool) private readonly spool: Pick<EventSpool<unknown>, 'flush'>,
  ) {}

  @Get()
  @ListRoute({
    summary: 'Reads of restricted records: who, what, when, why; and what was refused',
    mayCall: ['auditor', 'secretariat'],
    answer: RestrictedReadAnswer,
  })
  async listRestrictedReads(
    @Query() query: RestrictedReadsQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly RecordRead[]; next?: string }> {
    // What was read a moment ago, too.
    await this.spool.flush();
    const { collection } = await this.views.folded(restrictedReads, query);
    const all = await collection.matching(query.by === undefined ? {} : { by: query.by });
    const asked = all.flatMap((reads) => recordsOf(reads, query));
    const placed = asked.filter(({ item }) => isAskedFor(item, query));
    return pageInLogOrder(placed, CURSOR, query, call.wholeList);
  }
}

const isWithin = (at: Instant, { from, to }: RestrictedReadsQuery): boolean => {
  const day = londonDate(at);
  return (from === undefined || from <= day) && (to === undefined || day <= to);
};

const isAskedFor = (
  { kind, recordId, grantId, basis }: RecordRead,
  asked: RestrictedReadsQuery,
): boolean =>
  (asked.kind === undefined || asked.kind === kind) &&
  (asked.record === undefined || asked.record === recordId) &&
  (asked.grant === undefined || asked.grant === grantId) &&
  (asked.basis === undefined || asked.basis === basis);

const CURSOR = /^\d{19}-\d{4}-\d{4}$/;

const inOrder = (index: number): string => String(index).padStart(4, '0');

/** Of an answer. The first of an event is called as the event: it was the only one, once. */
const readIdOf = (eventId: Uuid, index: number): Uuid =>
  index === 0 ? eventId : derivedUuid(eventId, String(index));

/** Each in the order of the answers, and of the answer that it stood in. */
const recordsOf = (
  { eventId, position, by, capacity, organisation, outcome, reads }: RestrictedReads,
  query: RestrictedReadsQuery,
): readonly Placed<RecordRead>[] => {
  if (query.outcome !== undefined && query.outcome !== outcome) return [];
  const who = { by, capacity, ...(organisation && { organisation }), outcome };
  return reads.flatMap(({ records, at, ...question }, index) => {
    if (!isWithin(at, query)) return [];
    const read = { readId: readIdOf(eventId, index), position, at, ...who, ...question };
    return records.map((record, place) => ({
      place: placeInLog(position, `${inOrder(index)}-${inOrder(place)}`),
      item: { ...read, ...record },
    }));
  });
};
