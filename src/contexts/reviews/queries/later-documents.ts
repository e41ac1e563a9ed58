import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Position } from '../../../kernel/ids.js';
import { broken, refuse } from '../../../kernel/refusal.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { LEDGER, type Ledger } from '../../../platform/ledger/ledger.js';
import { restrictedReadEvents } from '../../access/contract.js';
import { yearEndsOf } from '../afterwards.policies.js';
import type { LogPosition, PackPart, ReviewEvent, ReviewId } from '../events.js';
import { cutIsInTheLog } from '../pack-reading.policies.js';
import { reviewReader } from '../review.js';
import { positionIsFrozen, reviewIsOpened } from '../review.policies.js';
import { type AddendumDocument, composeAddendum } from './addendum.js';
import { composeOutturn, type OutturnDocument } from './outturn.js';
import { registersAtCuts } from './registers-at-cut.js';

/** A document as its bytes; whoever asks again for the same cut gets the same. */
export interface DigestedDocument<Document> {
  readonly document: Document;
  /** Canonical JSON. */
  readonly json: string;
  /** SHA-256 of `json` in UTF-8, hexadecimal. */
  readonly digest: string;
  readonly upTo: LogPosition;
}

type TakenFact = Recorded<
  Extract<ReviewEvent, { type: 'position-frozen.v1' | 'position-corrected.v1' }>
>;
type OpenedFact = Recorded<Extract<ReviewEvent, { type: 'review-opened.v2' }>>;

interface TakenPosition {
  readonly opened: OpenedFact;
  readonly taken: TakenFact;
  readonly version: number;
  readonly history: readonly Recorded<ReviewEvent>[];
}

const digested = <Document extends object>(
  document: Document,
  upTo: LogPosition,
): DigestedDocument<Document> => {
  const json = canonicalJson(document);
  return { document, json, digest: hash('sha256', json, 'hex'), upTo };
};

const READS: ReadonlySet<string> = new Set(Object.keys(restrictedReadEvents));

/** So many events are looked at together. */
const LOOKED_AT = 64n;

/** Who reads what changes nothing: what such a document takes in ends at the last fact before. */
const lastFact = async (store: EventStore, head: Position): Promise<Position> => {
  for (let to = head; to > 0n; to -= LOOKED_AT) {
    const after = to > LOOKED_AT ? to - LOOKED_AT : 0n;
    const events = await store.readAll(after, Number(to - after));
    const fact = events.findLast(({ type }) => !READS.has(type));
    if (fact) return fact.position;
  }
  return head;
};

/** Addenda and outturns, folded from the log up to a position of it. */
@Injectable()
export class LaterDocuments {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  /** @throws Problem where there is no such review, or no position yet, or the log is not so long */
  async addendum(
    reviewId: ReviewId,
    part: PackPart,
    asked?: LogPosition,
  ): Promise<DigestedDocument<AddendumDocument>> {
    const upTo = await this.#cut(asked);
    const { opened, taken, version } = await this.#position(reviewId, upTo);
    const events: Recorded[] = [];
    const [registers] = await registersAtCuts(this.store, [{ upTo: BigInt(upTo) }], (batch) => {
      for (const event of batch) if (event.position > taken.position) events.push(event);
    });
    const position = {
      reviewId,
      title: opened.data.title,
      positionDate: taken.data.positionDate,
      positionVersion: version,
      after: String(taken.position),
    };
    const { ledger } = this;
    return digested(composeAddendum(position, part, upTo, { ledger, events, registers }), upTo);
  }

  /** @throws Problem where there is no such review, or no position yet, or the log is not so long */
  async outturn(
    reviewId: ReviewId,
    asked?: LogPosition,
  ): Promise<DigestedDocument<OutturnDocument>> {
    const upTo = await this.#cut(asked);
    const { opened, taken, version, history } = await this.#position(reviewId, upTo);
    const yearEnds = yearEndsOf(opened.data);
    const { positionDate } = taken.data;
    const [before, after] = await registersAtCuts(this.store, [
      { before: taken.position, effectiveAt: positionDate },
      { upTo: BigInt(upTo), effectiveAt: yearEnds },
    ]);
    const head = {
      ledger: this.ledger.name,
      simulated: this.ledger.simulated,
      reviewId,
      title: opened.data.title,
      positionDate,
      positionVersion: version,
      yearEnds,
      upTo,
    };
    const groups = history.flatMap((event) =>
      event.type === 'returns-requested.v1' ? event.data.groups : [],
    );
    return digested(composeOutturn(head, groups, before, after), upTo);
  }

  async #cut(asked: LogPosition | undefined): Promise<LogPosition> {
    const head = await this.store.head();
    const upTo = asked ?? (String(await lastFact(this.store, head)) as LogPosition);
    const refusals = broken([cutIsInTheLog], { upTo: BigInt(upTo), head });
    if (refusals.length > 0) throw refusalProblem(refusals);
    return upTo;
  }

  /** The last position that had been taken by then. */
  async #position(reviewId: ReviewId, upTo: LogPosition): Promise<TakenPosition> {
    const history = (
      (await this.store.readStream(
        reviewReader.stream(reviewId),
      )) as readonly Recorded<ReviewEvent>[]
    ).filter(({ position }) => position <= BigInt(upTo));
    const opened = history.find((event) => event.type === 'review-opened.v2');
    if (!opened) throw refusalProblem([refuse(reviewIsOpened, reviewReader.initial)]);
    const taken = history.filter(
      (event): event is TakenFact =>
        event.type === 'position-frozen.v1' || event.type === 'position-corrected.v1',
    );
    const last = taken.at(-1);
    if (!last) throw refusalProblem([refuse(positionIsFrozen, reviewReader.initial)]);
    return { opened, taken: last, version: taken.length, history };
  }
}
