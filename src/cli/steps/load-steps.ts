import type { LocalIssuer } from '../../platform/identity/local-issuer.js';
import { ask, type ApiAnswer } from '../api-client.js';
import { Failure } from '../terminal.js';
import { ReferenceNotFound, resolved, type StepAnswer } from './references.js';
import { placeOf, type Step, type StepPlan } from './step-plan.js';

/** Told how far the loading is. */
export interface Progress {
  start(total: number): void;
  /** @param count how many more are done; one unless told */
  step(count?: number): void;
  stop(): void;
}

/** What was sent, and how much of it the ledger already held. */
export interface Loaded {
  readonly steps: number;
  readonly repeated: number;
}

export interface Loading {
  readonly plan: StepPlan;
  readonly service: URL;
  readonly issuer: LocalIssuer;
  readonly progress: Progress;
}

const TOKEN_SECONDS = 8 * 3_600;

type Answers = Map<string, StepAnswer>;

/** A token per actor, made when the actor first acts: the agency may be one that an earlier step registered. */
const tokensFor = ({ plan, issuer }: Loading, answers: Answers) => {
  const tokens = new Map<string, Promise<string>>();
  return (as: string): Promise<string> => {
    const known = tokens.get(as);
    if (known) return known;
    const actor = plan.actors.get(as);
    if (!actor) throw new Failure(`No actor is named ${as}`);
    const { id, role, agency } = actor;
    const token = issuer.issueToken({
      actor: id,
      ...(role && { role }),
      ...(agency !== undefined && { agency: resolved(agency, answers) }),
      expiresInSeconds: TOKEN_SECONDS,
    });
    tokens.set(as, token);
    return token;
  };
};

/** The same step always has the same key: sent again, it changes nothing and gives the same answer. */
const keyOf = ({ file, index, name }: Step): string =>
  encodeURIComponent(`${file.replace(/\.json$/, '')}/${name ?? index}`).slice(0, 255);

const send = async (
  step: Step,
  service: URL,
  token: string,
  answers: Answers,
): Promise<ApiAnswer> =>
  ask(service, {
    method: 'POST',
    path: resolved(step.post, answers),
    token,
    headers: { 'idempotency-key': keyOf(step), 'ledger-time': step.at },
    ...(step.upload ? { file: step.upload } : { body: resolved(step.body, answers) }),
  });

const requireDone = (step: Step, answer: ApiAnswer): StepAnswer => {
  if (answer.ok) return answer.body as StepAnswer;
  const { status, problem, faults } = answer;
  throw new Failure(`${placeOf(step)}: POST ${step.post} ${status} ${problem}`, faults);
};

/**
 * Sends the steps one after the other, and stops at the first that is refused. Loading again goes on from there.
 * @throws Failure with the step's place and every fault, Unreachable
 */
export const loadSteps = async (loading: Loading): Promise<Loaded> => {
  const { plan, service, progress } = loading;
  const answers: Answers = new Map();
  const tokenOf = tokensFor(loading, answers);
  let repeated = 0;
  progress.start(plan.steps.length);
  try {
    for (const step of plan.steps) {
      const answer = requireDone(step, await send(step, service, await tokenOf(step.as), answers));
      if (step.name !== undefined) answers.set(step.name, answer);
      if (answer['repeated'] === true) repeated += 1;
      progress.step();
    }
  } catch (fault) {
    throw fault instanceof ReferenceNotFound ? new Failure(fault.message) : fault;
  } finally {
    progress.stop();
  }
  return { steps: plan.steps.length, repeated };
};
