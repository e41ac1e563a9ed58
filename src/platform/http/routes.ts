import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
} from '@nestjs/swagger';
import { type Audience, MayCall } from './access.js';
import { BulkAnswerDto } from './bulk.js';
import { CommandAnswerDto } from './commands.js';
import { problemResponse } from './problem-response.js';

interface CommandRoute {
  readonly summary: string;
  readonly mayCall: readonly Audience[];
  /** Whether it brings something into being: 201 with its Location. */
  readonly creates?: boolean;
  /** What it answers, where that is more than any command does. */
  readonly answer?: Type<CommandAnswerDto>;
}

const POSITION = {
  'Ledger-Position': {
    description: 'Give it as `?after=` to read your own writes.',
    schema: { type: 'string', example: '1042' },
  },
} as const;

/** What every route that writes has in common. */
const writing = ({
  summary,
  mayCall,
  status,
}: Pick<CommandRoute, 'summary' | 'mayCall'> & { readonly status: number }): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    ApiBearerAuth(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body again change nothing and get the first answer.',
    }),
    problemResponse(400, 'The request is not valid: every fault is listed.'),
    problemResponse(401, 'No valid token.'),
    problemResponse(403, 'Not for this caller: rule and source are named.'),
    problemResponse(404, 'Something it names does not exist.'),
    problemResponse(409, 'Not at this stage: rule and source are named.'),
    problemResponse(
      410,
      'The texts of the record were erased: no further text can be added to it.',
    ),
    problemResponse(413, 'The body is larger than 1 MiB, or what it records than 256 KiB.'),
    problemResponse(415, 'The body is not `application/json`.'),
    problemResponse(422, 'A rule on the content is broken, or the key came with another body.'),
    problemResponse(503, 'Nothing was written: send it again after `Retry-After` seconds.'),
    HttpCode(status),
    MayCall(mayCall),
  );

/** Everything that the routes of commands have in common, and their documentation. */
export const CommandRoute = ({
  summary,
  mayCall,
  creates = false,
  answer = CommandAnswerDto,
}: CommandRoute): MethodDecorator =>
  applyDecorators(
    writing({ summary, mayCall, status: creates ? 201 : 200 }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag of the record as you saw it: 412 when it moved on.',
    }),
    (creates ? ApiCreatedResponse : ApiOkResponse)({
      type: answer,
      headers: {
        ETag: {
          description: 'Revision of the record now, for `If-Match`.',
          schema: { type: 'string', example: '"3"' },
        },
        ...POSITION,
        ...(creates && {
          Location: {
            description: 'Of what came into being.',
            schema: { type: 'string', example: '/v1/bodies/0190aa5e-7c1e-7000-8000-000000000000' },
          },
        }),
      },
    }),
    problemResponse(412, 'The record moved on since `If-Match`.'),
  );

/** One command on each of many records: each is carried out or refused by itself, and told of by itself. */
export const BulkRoute = ({
  summary,
  mayCall,
}: Pick<CommandRoute, 'summary' | 'mayCall'>): MethodDecorator =>
  applyDecorators(
    writing({ summary, mayCall, status: 200 }),
    ApiOkResponse({ type: BulkAnswerDto, description: 'All were done.', headers: POSITION }),
    ApiResponse({
      status: 207,
      type: BulkAnswerDto,
      description: 'Some were done, others not: the answer says which, and why.',
      headers: POSITION,
    }),
  );
