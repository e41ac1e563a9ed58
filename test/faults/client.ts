import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, AskedService } from './asked-service.js';
import type { Draws } from './draws.js';
import type { Journal, JournalEntry, Told } from './journal.js';
import { drawRequest, type Known, type Request } from './requests.js';
import type { World } from './world.js';

interface Recorded {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly { readonly eventId: string }[];
}

interface Bulk {
  readonly results: readonly {
    readonly id: string;
    readonly done: boolean;
    readonly status?: number;
    readonly revision?: number;
  }[];
}

/** Where the answer to a command says that its events are. */
const toldBy = ({ revision, position, events }: Recorded): Told => ({
  revision,
  position,
  eventIds: events.map(({ eventId }) => eventId),
});

/** Unavailable, or contended: it may be done by now, and can be sent again. */
const isOpen = (status: number): boolean => status >= 500;

const refusal = (request: string, { status, body }: Answer): JournalEntry => {
  const { code = '' } = body as { readonly code?: string };
  return { entry: 'refused', request, status, code };
};

/** Of many streams, each has an outcome of its own. */
const toldOfMany = (request: string, { results }: Bulk): JournalEntry => {
  const open = results.find(({ done, status = 0 }) => !done && isOpen(status));
  if (open) return { entry: 'unknown', request, why: `${open.status} of ${open.id}` };
  const told = results.flatMap(({ id, done, revision }) =>
    done && revision !== undefined ? [{ stream: `action-${id}`, revision }] : [],
  );
  const undone = results.flatMap(({ id, done }) => (done ? [] : [`action-${id}`]));
  return { entry: 'acknowledged', request, told, undone };
};

/** What an answer tells its client of a request. */
export const outcomeOf = ({ request, isRead }: Request, answer: Answer): JournalEntry => {
  const { status, body } = answer;
  if (isOpen(status)) return { entry: 'unknown', request, why: String(status) };
  if (status >= 400) return refusal(request, answer);
  if (isRead) return { entry: 'acknowledged', request, told: [] };
  return 'results' in (body as object)
    ? toldOfMany(request, body as Bulk)
    : { entry: 'acknowledged', request, told: [toldBy(body as Recorded)] };
};

/** So often, at most, a request is sent: who gives up does not know whether it was done. */
const ATTEMPTS = 40;
const PAUSE_MS = 100;

/** Sends one request after the other, and each until it is told what became of it. */
export class Client {
  readonly #known: Known = { meetingActions: [] };

  constructor(
    private readonly name: string,
    private readonly draws: Draws,
    private readonly world: World,
    private readonly journal: Journal,
    private readonly service: Pick<AskedService, 'ask'>,
  ) {}

  /** Until the signal; what was sent by then is seen to its end. */
  async work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const request = drawRequest(this.draws, this.world, this.#known);
      // One after the other: what a client sends after an answer must lie behind it in the log.
      // oxlint-disable-next-line no-await-in-loop
      await this.#sendUntilTold(request);
    }
  }

  async #sendUntilTold(request: Request): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await this.#send(request);
      if (outcome.entry !== 'unknown' || request.isRead) return;
      // oxlint-disable-next-line no-await-in-loop
      await pause(PAUSE_MS);
    }
  }

  async #send(request: Request): Promise<JournalEntry> {
    const { request: id, what, batches } = request;
    this.journal.write({ entry: 'sent', request: id, client: this.name, what, batches });
    const answer = await this.#ask(request);
    const outcome: JournalEntry =
      typeof answer === 'string'
        ? { entry: 'unknown', request: id, why: answer }
        : outcomeOf(request, answer);
    this.journal.write(outcome);
    if (typeof answer !== 'string' && outcome.entry === 'acknowledged') this.#learn(what, answer);
    return outcome;
  }

  #learn(what: string, { body }: Answer): void {
    if (what === 'meeting action') this.#known.meetingActions.push((body as Recorded).id);
  }

  /** The answer, or why there is none. */
  async #ask(request: Request): Promise<Answer | string> {
    const { request: id } = request;
    const headers = { 'x-correlation-id': id, ...(!request.isRead && { 'idempotency-key': id }) };
    try {
      return await this.service.ask({ ...request, headers });
    } catch (fault) {
      return String(fault);
    }
  }
}
