import { Inject, Injectable } from '@nestjs/common';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import { decisionLineage } from '../../../../projections/decision-lineage/decision-lineage.js';
import {
  type DecisionRow,
  decisionRegister,
  isRecorded,
  type RecordedDecision,
  UNDELIVERED,
} from '../../../../projections/decision-register/decision-register.js';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';
import type { DocumentFilter } from '../../../kernel/projection.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { problem } from '../../../platform/http/problem.js';
import {
  type Answer,
  type CutQuery,
  type ListQuery,
  type Reader,
  Views,
} from '../../../platform/http/view-query.js';
import { contradictionsOf } from './contradictions.js';
import type {
  UndeliveredDecisionAnswer,
  UrgentNotReportedAnswer,
} from './decision-follow-up.answer.js';
import type { DecisionLineageAnswer, RelatedDecisionAnswer } from './decision-lineage.answer.js';

type Shown = Answer<RecordedDecision>;

const OLDEST_FIRST = [
  ['takenOn', 1],
  ['reference', 1],
] as const;

const isShown = (row: Answer<DecisionRow>): row is Shown =>
  row.stage !== 'reserved' && row.stage !== 'voided';

const related = ({ decisionId, reference, takenOn, text }: Shown): RelatedDecisionAnswer => ({
  decisionId,
  reference,
  takenOn,
  text,
});

const lineOf = (decision: Shown, today: PlainDate) => ({
  ...related(decision),
  bodyId: decision.bodyId,
  daysSinceTaken: daysBetween(decision.takenOn, today),
});

const undeliveredOn = (decision: Shown, today: PlainDate): UndeliveredDecisionAnswer => {
  const { kind, implementation, stage } = decision;
  const rating = implementation?.progress.at(-1)?.rating;
  return {
    ...lineOf(decision, today),
    kind,
    ...(implementation && {
      owner: implementation.owner,
      agencyId: implementation.agencyId,
      due: implementation.due,
      originalDue: implementation.originalDue,
    }),
    timesMoved: implementation?.moved.length ?? 0,
    daysOverdue: implementation ? Math.max(0, daysBetween(implementation.due, today)) : 0,
    ...(rating && { rating }),
    awaitsConfirmation: stage === 'reported',
  };
};

/** Gathers from the registers, all as the same question wants them, what the views of decisions are composed of. */
@Injectable()
export class DecisionSources {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  /** @throws Problem 503 */
  async undelivered(
    query: ListQuery & { readonly body?: string },
    reader: Reader,
  ): Promise<{ items: readonly UndeliveredDecisionAnswer[]; next?: string }> {
    const today = this.views.today(query);
    const { body } = query;
    const filter = body === undefined ? UNDELIVERED : { $and: [{ bodyId: body }, UNDELIVERED] };
    const wanted = { filter, sort: OLDEST_FIRST };
    const page = await this.views.list(decisionRegister, query, wanted, reader);
    return {
      ...page,
      items: page.items.filter(isShown).map((each) => undeliveredOn(each, today)),
    };
  }

  /** @throws Problem 503 */
  async urgentNotReported(
    query: ListQuery,
    reader: Reader,
  ): Promise<{ items: readonly UrgentNotReportedAnswer[]; next?: string }> {
    const today = this.views.today(query);
    const filter = { route: 'urgent', 'urgent.reported': { $exists: false } };
    const wanted = { filter, sort: OLDEST_FIRST };
    const page = await this.views.list(decisionRegister, query, wanted, reader);
    const meetings = await this.views.collection(meetingRegister, query);
    const items = page.items.filter(isShown).map(async (decision) => {
      const { bodyId, takenOn: from, urgent } = decision;
      const held = { bodyId, stage: { $in: ['held', 'minutes-confirmed'] }, date: { $gt: from } };
      const since = await meetings.matching(held);
      return {
        ...lineOf(decision, today),
        agreedBy: urgent?.agreedBy ?? [],
        because: urgent?.because ?? '',
        meetingsSince: since
          .map(({ meetingId, date }) => ({ meetingId, date }))
          .toSorted((one, other) => (one.date < other.date ? -1 : 1)),
      };
    });
    return { ...page, items: await Promise.all(items) };
  }

  /** @throws Problem 404, 503 */
  async lineage(id: string, query: CutQuery, reader: Reader): Promise<DecisionLineageAnswer> {
    const decision = await this.views.one(decisionRegister, id, query, reader);
    if (!isShown(decision)) throw notRecorded(id);
    const { decisionId, reference, wordings } = decision;
    const find = async (filter: DocumentFilter) =>
      (await this.#decisions(filter, query, reader)).map(related);
    const endedBy = decision.superseded?.successor ?? decision.rescinded?.decision;
    const [ending] = endedBy ? await find({ decisionId: endedBy }) : [];
    const led = await (await this.views.collection(decisionLineage, query)).get(id);
    return {
      decisionId,
      reference,
      wordings,
      supersedes: await find({ 'superseded.successor': id }),
      rescinds: await find({ 'rescinded.decision': id }),
      concernedBy: await find({ concerns: { $elemMatch: { kind: 'decision', id } } }),
      ...(ending && { endedBy: ending }),
      ledTo: this.personalData.openAll<unknown>(led?.ledTo ?? []) as DecisionLineageAnswer['ledTo'],
      contradictions: await this.#contradictions(id, query),
    };
  }

  async #contradictions(
    id: string,
    query: CutQuery,
  ): Promise<DecisionLineageAnswer['contradictions']> {
    const decisions = await this.views.collection(decisionRegister, query);
    const row = await decisions.get(id);
    if (!row || !isRecorded(row)) return [];
    const endedBy = row.superseded?.successor ?? row.rescinded?.decision;
    const meetings = await this.views.collection(meetingRegister, query);
    return contradictionsOf(row, {
      meeting: row.meetingId && (await meetings.get(row.meetingId)),
      body: await (await this.views.collection(bodyRegister, query)).get(row.bodyId),
      other: endedBy && (await decisions.get(endedBy)),
    });
  }

  /** Recorded decisions that the reader may see, oldest first. */
  async #decisions(
    filter: DocumentFilter,
    { after, asAt, effectiveAt }: CutQuery,
    reader: Reader,
  ): Promise<readonly Shown[]> {
    const query = {
      ...(after !== undefined && { after }),
      ...(asAt !== undefined && { asAt }),
      ...(effectiveAt && { effectiveAt }),
    };
    const wanted = { filter, sort: OLDEST_FIRST };
    const { items } = await this.views.list(decisionRegister, query, wanted, {
      ...reader,
      wholeList: true,
    });
    return items.filter(isShown);
  }
}

const notRecorded = (id: string) =>
  problem(404, 'There is no such record', {
    code: 'RECORD.NOT_FOUND',
    message: `No decision was recorded under ${id}.`,
  });
