import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotCanonical } from '../../kernel/canonical-json.js';
import { EventDoesNotFitSchema } from '../../kernel/event-registry.js';
import {
  EventTooLarge,
  MAX_EVENT_BYTES,
  OutcomeUnknown,
  StoreAccessDenied,
  StoreUnavailable,
  StreamRemoved,
} from '../event-store/event-store.js';
import { IssuerUnavailable } from '../identity/identity.js';
import { KeyDestroyed } from '../personal-data/personal-data.js';
import { ViewsBusy } from '../projection-runner/views-at-cuts.js';
import { InvalidCursor, ViewsUnavailable } from '../read-store/read-store.js';
import { Problem, problem } from './problem.js';
import { sendProblem } from './unreadable-request.js';

const RETRY_AFTER_SECONDS = '2';

/** The framework's own refusals, before a route is reached; each is known by its status alone. */
const frameworkProblem = (status: number, message: string): Problem => {
  switch (status) {
    case 404:
      return problem(404, 'There is no such address', { code: 'ADDRESS.NOT_FOUND', message });
    case 413:
      return problem(413, 'The body is too large', {
        code: 'BODY.TOO_LARGE',
        message: 'A request body may take up to 1 MiB.',
      });
    case 415:
      return problem(415, 'The media type is not supported', {
        code: 'BODY.NOT_JSON',
        message: 'Send the body as application/json.',
        at: 'Content-Type',
      });
    default:
      return problem(status, 'The request cannot be served', { code: 'REQUEST.INVALID', message });
  }
};

/** The status that the framework gives its fault, where it is not an exception of ours. */
const frameworkStatus = (fault: Error): number =>
  'statusCode' in fault && typeof fault.statusCode === 'number' ? fault.statusCode : 500;

/** What is worth asking again after a while. */
const later = (
  title: string,
  reason: { readonly code: string; readonly message: string },
): Problem => new Problem(503, title, [reason], { 'Retry-After': RETRY_AFTER_SECONDS });

/** Turns whatever went wrong into a problem; `undefined` is a fault of ours. */
export const problemOf = (fault: unknown): Problem | undefined => {
  if (fault instanceof Problem) return fault;
  if (fault instanceof StoreAccessDenied) {
    return problem(503, 'The ledger cannot be used now', {
      code: 'STORE.ACCESS_DENIED',
      message: 'Whoever runs this service must be told. Nothing was written.',
    });
  }
  if (fault instanceof OutcomeUnknown) {
    return later('The ledger did not answer', {
      code: 'STORE.OUTCOME_UNKNOWN',
      message: 'It may have been written. Send the same again with the same Idempotency-Key.',
    });
  }
  if (fault instanceof StreamRemoved) {
    return problem(410, 'The history of this record was removed', {
      code: 'STREAM.REMOVED',
      message: 'Somebody removed it from the store. Whoever runs this service must be told.',
    });
  }
  if (fault instanceof ViewsUnavailable) {
    return later('The views cannot be read now', {
      code: 'VIEW.UNAVAILABLE',
      message: 'What keeps them does not answer. Try again later.',
    });
  }
  if (fault instanceof StoreUnavailable) {
    return later('The ledger cannot write now', {
      code: 'STORE.UNAVAILABLE',
      message: 'Nothing was written. Try again later.',
    });
  }
  if (fault instanceof IssuerUnavailable) {
    return later('Tokens cannot be checked now', {
      code: 'TOKEN.ISSUER_UNAVAILABLE',
      message: 'Nothing was written. Try again later.',
    });
  }
  if (fault instanceof ViewsBusy) {
    return later('Too many questions about the past wait already', {
      code: 'VIEW.BUSY',
      message: 'Ask again later, or ask for the live view.',
    });
  }
  if (fault instanceof KeyDestroyed) {
    return problem(410, 'The texts of this record were erased', {
      code: 'PERSONAL_DATA.ERASED',
      message: 'What this record said was erased for good, its files too.',
    });
  }
  if (fault instanceof EventDoesNotFitSchema) {
    return problem(422, 'The body does not fit what can be recorded', {
      code: 'BODY.DOES_NOT_FIT',
      message: 'A text is too long, or a value is none that can be kept. Nothing was written.',
    });
  }
  if (fault instanceof EventTooLarge) {
    return problem(413, 'The body is too large', {
      code: 'EVENT.TOO_LARGE',
      message: `What is recorded at once may take up to ${MAX_EVENT_BYTES / 1024} KiB.`,
    });
  }
  if (fault instanceof NotCanonical) {
    const [first, ...rest] = fault.faults.map(({ path, problem: message }) => ({
      code: 'BODY.NOT_STORABLE',
      message,
      at: path,
    }));
    if (first) return new Problem(400, 'The body cannot be stored without loss', [first, ...rest]);
  }
  if (fault instanceof InvalidCursor) {
    return problem(400, 'The cursor is not valid', {
      code: 'CURSOR.INVALID',
      message: 'Use the cursor of the page before, with the same filters.',
      at: 'cursor',
    });
  }
  if (!(fault instanceof Error)) return undefined;
  if (fault instanceof HttpException) return frameworkProblem(fault.getStatus(), fault.message);
  const status = frameworkStatus(fault);
  return status < 500 ? frameworkProblem(status, fault.message) : undefined;
};

const OUR_FAULT = problem(500, 'Something went wrong on our side', {
  code: 'INTERNAL',
  message: 'Nothing was lost. Quote the instance when you tell us.',
});

/** The one place that answers errors. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('http');

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = problemOf(fault) ?? OUR_FAULT;
    // What does not fit should have been refused before: the log tells which field let it through.
    if (answer === OUR_FAULT || fault instanceof EventDoesNotFitSchema) this.#log.error(fault);
    sendProblem(reply, request.id, answer);
  }
}
