import type { Answer, AskedService, Asking } from './asked-service.js';
import type { Draws } from './draws.js';

type Asked = Pick<AskedService, 'ask'>;

interface Done {
  readonly id?: string;
  readonly revision?: number;
  readonly position?: string;
  readonly events?: readonly unknown[];
}

const ONCE_IN = 4;

/** What both servers must say alike; of a bulk command, each history has its own outcome. */
const saidBy = ({ status, body }: Answer): string => {
  const { id, revision, position, events } = body as Done;
  return JSON.stringify([status < 400, id, revision, position, events]);
};

/** A server that could not tell is asked again; what the other one said counts. */
const isTold = (answer: PromiseSettledResult<Answer>): answer is PromiseFulfilledResult<Answer> =>
  answer.status === 'fulfilled' && answer.value.status < 500;

/** Now and then a command reaches two servers at once under one key, as when a proxy lost patience and tried the next. */
export class SentTwice implements Asked {
  /** Commands of which one server said something else than the other. */
  readonly disagreements: string[] = [];
  /** How many commands reached both, and were answered by both. */
  answeredTwice = 0;

  constructor(
    private readonly service: Asked,
    private readonly draws: Draws,
  ) {}

  /** @throws TypeError, or another fault of the network, when both connections were lost */
  async ask(asking: Asking): Promise<Answer> {
    const { method, path } = asking;
    if (method !== 'POST' || !this.draws.onceIn(ONCE_IN)) return this.service.ask(asking);
    const both = [this.service.ask(asking), this.service.ask(asking)];
    const answers = await Promise.allSettled(both);
    const told = answers.filter(isTold).map(({ value }) => value);
    const [one, other] = told.map(saidBy);
    if (other !== undefined) this.answeredTwice += 1;
    if (other !== undefined && one !== other)
      this.disagreements.push(`${path}: one server said ${one}, another ${other}`);
    const [answer] = told;
    return answer ?? (await Promise.any(both).catch(() => both[0] ?? this.service.ask(asking)));
  }
}
