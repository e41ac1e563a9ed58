import type { FastifyInstance } from 'fastify';
import { BulkAnswerDto } from './bulk.js';
import { CommandAnswerDto } from './commands.js';

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;

/**
 * Puts the revision, the position and the place of something new into the headers of a command's answer.
 * A hook and not an interceptor: an interceptor would put every answer through an observable first.
 */
export const giveAnswerHeaders = (fastify: FastifyInstance): void => {
  fastify.addHook('preSerialization', (request, reply, payload, done) => {
    if (payload instanceof CommandAnswerDto) {
      void reply
        .header('ETag', `"${payload.revision}"`)
        .header('Ledger-Position', payload.position);
      if (reply.statusCode === 201) {
        void reply.header('Location', `${pathOf(request.url)}/${payload.id}`);
      }
    }
    if (payload instanceof BulkAnswerDto) {
      void reply.header('Ledger-Position', payload.position);
      // Nobody takes a part for the whole.
      if (payload.refused > 0) void reply.code(207);
    }
    done(null, payload);
  });
};
