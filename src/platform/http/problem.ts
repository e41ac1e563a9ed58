import { HttpException } from '@nestjs/common';
import type { Refusal, RuleConcern } from '../../kernel/refusal.js';

/** One thing that is wrong with a request, and where. */
export interface Fault {
  /** Stable. */
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the body, or the name of a header, parameter or query field. */
  readonly at?: string;
  /** Only for refusals: where the rule comes from, and whether it is the source's, the law's, or ours. */
  readonly source?: string;
  readonly kind?: Refusal['kind'];
}

/** Problem details (RFC 9457), with every fault at once. Media type `application/problem+json`. */
export interface ProblemDetails {
  /** `urn:partnership-ledger:problem:<code>`; the code is stable. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The code of the first fault. */
  readonly code: string;
  /** Of the request: quote it when asking for help. */
  readonly instance?: string;
  readonly faults: readonly Fault[];
}

/** A request that cannot be served, told to the client as problem details. */
export class Problem extends HttpException {
  constructor(
    status: number,
    readonly problemTitle: string,
    readonly faults: readonly [Fault, ...Fault[]],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problemTitle, status);
  }

  details(instance?: string): ProblemDetails {
    const [first] = this.faults;
    return {
      type: `urn:partnership-ledger:problem:${first.code}`,
      title: this.problemTitle,
      status: this.getStatus(),
      detail: this.faults.map((fault) => fault.message).join(' '),
      code: first.code,
      ...(instance && { instance }),
      faults: this.faults,
    };
  }
}

/** A problem with a single fault. */
export const problem = (status: number, title: string, fault: Fault): Problem =>
  new Problem(status, title, [fault]);

/** Whoever sent a request did not show who they are. */
export const unknownCaller = (code: string, message: string): Problem =>
  new Problem(401, 'We do not know who you are', [{ code, message, at: 'Authorization' }], {
    'WWW-Authenticate': 'Bearer',
  });

const STATUS: Readonly<Record<RuleConcern, number>> = {
  existence: 404,
  authority: 403,
  stage: 409,
  content: 422,
};

const GRAVEST_FIRST: readonly RuleConcern[] = ['existence', 'authority', 'stage', 'content'];

/** What somebody is told who may not do this: not what stage, dates or content of the record stand against it. */
const toldTo = (refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.some(({ concerns }) => concerns === 'authority')
    ? refusals.filter(({ concerns }) => concerns === 'authority' || concerns === 'existence')
    : refusals;

/**
 * The refusals of a decider as a problem: the gravest concern gives the status. Whoever lacks the authority learns
 * that, and what does not exist, but nothing else about the record.
 */
export const refusalProblem = (refusals: readonly Refusal[]): Problem => {
  const [first, ...rest] = toldTo(refusals).map(({ code, message, source, kind }) => ({
    code,
    message,
    source,
    kind,
  }));
  if (!first) throw new Error('A refusal without a reason');
  const gravest = GRAVEST_FIRST.find((each) => refusals.some(({ concerns }) => concerns === each));
  return new Problem(STATUS[gravest ?? 'content'], 'The rules do not allow this', [first, ...rest]);
};
