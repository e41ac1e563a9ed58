import { setTimeout as pause } from 'node:timers/promises';
import type { ProblemDetails } from '../platform/http/problem.js';

/** A file that is handed in. */
export interface NamedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** One request to the public API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Below the service's address: `/v1/bodies`. */
  readonly path: string;
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A file in place of a body. */
  readonly file?: NamedFile;
}

/** Why a request was not served. */
export interface ApiRefusal {
  readonly ok: false;
  readonly status: number;
  readonly problem: string;
  readonly faults: readonly string[];
}

export type ApiAnswer = { readonly ok: true; readonly body: unknown } | ApiRefusal;

export type BytesAnswer = { readonly ok: true; readonly response: Response } | ApiRefusal;

/** The service cannot be reached at its address. */
export class Unreachable extends Error {}

const TIMEOUT_MS = 60_000;
/** Views on a server may take a while to hold what was just written. */
const PATIENCE_MS = 120_000;
const LONGEST_PAUSE_SECONDS = 5;

const formWith = ({ name, mediaType, text }: NamedFile): FormData => {
  const form = new FormData();
  form.set('file', new Blob([text], { type: mediaType }), name);
  return form;
};

const send = async (service: URL, request: ApiRequest): Promise<Response> => {
  const { method, path, token, headers = {}, body, file } = request;
  try {
    return await fetch(new URL(path, service), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: formWith(file) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Unreachable(`The service at ${service.origin} cannot be reached`, { cause });
  }
};

const faultLine = ({ code, message, at, source }: ProblemDetails['faults'][number]): string =>
  [`${code}: ${message}`, at && `at ${at}`, source && `[${source}]`].filter(Boolean).join(' ');

const refused = async (answer: Response): Promise<ApiRefusal> => {
  const text = await answer.text();
  const { status } = answer;
  try {
    const { title, faults } = JSON.parse(text) as ProblemDetails;
    return { ok: false, status, problem: title, faults: faults.map(faultLine) };
  } catch {
    return {
      ok: false,
      status,
      problem: answer.statusText,
      faults: text ? [text.slice(0, 500)] : [],
    };
  }
};

/**
 * Asks the service; where it says that it cannot now (503), again for two minutes.
 * Safe for commands that carry an `Idempotency-Key`.
 * @throws Unreachable
 */
export const ask = async (service: URL, request: ApiRequest): Promise<ApiAnswer> => {
  const answer = await askForBytes(service, request);
  return answer.ok ? { ok: true, body: await answer.response.json() } : answer;
};

/** As `ask`, for what is not JSON, or not to be parsed. @throws Unreachable */
export const askForBytes = async (service: URL, request: ApiRequest): Promise<BytesAnswer> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await send(service, request);
    if (answer.ok) return { ok: true, response: answer };
    if (answer.status !== 503 || Date.now() > deadline) return refused(answer);
    await answer.body?.cancel();
    const wait = Number(answer.headers.get('retry-after') ?? 1);
    await pause(1_000 * Math.min(wait || 1, LONGEST_PAUSE_SECONDS));
  }
};
