import { applyDecorators, HttpCode, type Type, UseInterceptors } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
} from '@nestjs/swagger';
import { type Audience, MayCall } from './access.js';
import { AnswerHeaders } from './answer-headers.js';
import { CommandAnswerDto } from './commands.js';

interface CommandRoute {
  readonly summary: string;
  readonly mayCall: readonly Audience[];
  /** Whether it brings something into being: 201 with its Location. */
  readonly creates?: boolean;
  /** What it answers, where that is more than any command does. */
  readonly answer?: Type<CommandAnswerDto>;
}

const problemResponse = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
    },
  });

/** Everything that the routes of commands have in common, and their documentation. */
export const CommandRoute = ({
  summary,
  mayCall,
  creates = false,
  answer = CommandAnswerDto,
}: CommandRoute): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    ApiBearerAuth(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body again change nothing and get the first answer.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag of the record as you saw it: 412 when it moved on.',
    }),
    (creates ? ApiCreatedResponse : ApiOkResponse)({
      type: answer,
      headers: {
        ETag: { description: 'Revision of the record now.', schema: { type: 'string' } },
        'Ledger-Position': {
          description: 'Give it as `?after=` to read your own writes.',
          schema: { type: 'string' },
        },
      },
    }),
    problemResponse(400, 'The request is not valid: every fault is listed.'),
    problemResponse(401, 'No valid token.'),
    problemResponse(403, 'Not for this caller: rule and source are named.'),
    problemResponse(404, 'Something it names does not exist.'),
    problemResponse(409, 'Not at this stage: rule and source are named.'),
    problemResponse(412, 'The record moved on since `If-Match`.'),
    problemResponse(422, 'A rule on the content is broken, or the key came with another body.'),
    HttpCode(creates ? 201 : 200),
    MayCall(mayCall),
    UseInterceptors(AnswerHeaders),
  );

/** Everything that the routes of views have in common. */
export const ViewRoute = (summary: string, mayCall: readonly Audience[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    ApiBearerAuth(),
    ApiOkResponse({ description: 'The view, live or as at the cut that was asked for.' }),
    problemResponse(400, 'A query field is not valid: every fault is listed.'),
    problemResponse(401, 'No valid token.'),
    problemResponse(404, 'There is no such record.'),
    problemResponse(503, 'The view has not reached the position of `after` yet.'),
    MayCall(mayCall),
  );
