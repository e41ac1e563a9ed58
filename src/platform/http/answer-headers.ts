import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { CommandAnswerDto } from './commands.js';

/** Puts the revision, the position and the place of something new into the headers of an answer. */
@Injectable()
export class AnswerHeaders implements NestInterceptor<CommandAnswerDto, CommandAnswerDto> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<CommandAnswerDto>,
  ): Observable<CommandAnswerDto> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        void reply
          .header('ETag', `"${answer.revision}"`)
          .header('Ledger-Position', answer.position);
        if (reply.statusCode === 201) void reply.header('Location', `${request.url}/${answer.id}`);
        return answer;
      }),
    );
  }
}
