import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerToken } from '../identity/identity.js';
import { unknownCaller } from './problem.js';

const bringsBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Refuses, before a byte of its body is read, who brings one without any token. Nothing that is public takes a body.
 * Whether a token is good stays with the access guard.
 */
export const requireTokenBeforeBody = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { is404, headers } = request;
    if (is404 || !bringsBody(request) || bearerToken(headers.authorization) !== undefined) {
      done();
      return;
    }
    done(unknownCaller('TOKEN.MISSING', 'This request needs a bearer token'));
  });
};
