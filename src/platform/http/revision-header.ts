import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

interface WithRevision {
  readonly revision?: number;
}

/**
 * Gives a record's ETag: the revision that `If-Match` wants. As at a cut the ETag is none that `If-Match` accepts:
 * a record as it once stood cannot be changed.
 */
@Injectable()
export class RevisionHeader implements NestInterceptor<WithRevision, WithRevision> {
  intercept(context: ExecutionContext, next: CallHandler<WithRevision>): Observable<WithRevision> {
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as object;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const asAt = 'asAt' in query || 'effectiveAt' in query;
    return next.handle().pipe(
      map((record) => {
        if (record.revision !== undefined) {
          void reply.header('ETag', asAt ? `"as-at-${record.revision}"` : `"${record.revision}"`);
        }
        return record;
      }),
    );
  }
}
