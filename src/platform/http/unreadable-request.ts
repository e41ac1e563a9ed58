import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problem } from './problem.js';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Answers with a problem, quoting the request. */
export const sendProblem = (reply: FastifyReply, requestId: string, answer: Problem): void => {
  void reply
    .status(answer.getStatus())
    .headers(answer.headers)
    .header('Content-Type', PROBLEM_TYPE)
    .send(answer.details(`urn:uuid:${requestId}`));
};

const invalid = (status: number, message: string): Problem =>
  problem(status, 'The request cannot be served', { code: 'REQUEST.INVALID', message });

/** What Fastify refuses before it looks for a route: an address that is not well-formed, or too long. */
export const refuseAddress = (
  { message, statusCode = 400 }: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  void reply.header('X-Correlation-Id', request.id);
  sendProblem(reply, request.id, invalid(statusCode, message));
};

const socketProblem = (code: string | undefined): Problem => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return invalid(431, 'The headers are too large: 16 KiB are taken.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return invalid(408, 'The request did not arrive in time.');
    default:
      return invalid(400, 'This is not HTTP.');
  }
};

/** What Node refuses before there is a request at all; the connection ends with the answer. */
export const refuseAtSocket = (fault: NodeJS.ErrnoException, socket: Socket): void => {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = socketProblem(fault.code);
  const status = answer.getStatus();
  const body = JSON.stringify(answer.details(`urn:uuid:${randomUUID()}`));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
