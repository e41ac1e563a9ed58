import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsOptional } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { BytesRoute } from '../../../platform/http/view-routes.js';
import type { LogPosition, ReviewId } from '../events.js';
import { AddendumAnswer, OutturnDocumentAnswer } from './later-documents.answer.js';
import { type DigestedDocument, LaterDocuments } from './later-documents.js';
import { RecordQuery } from './pack.query.js';
import { PartTwo } from './part-two.js';

/** Up to where the log is read. */
export class OutturnQuery {
  @ApiPropertyOptional({
    example: '1410',
    description: 'The last position of the log that it takes in; all that there is unless given.',
  })
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/, { message: 'upTo must be a Ledger-Position' })
  upTo?: LogPosition;
}

/** Which part of an addendum, and up to where the log is read. */
export class AddendumQuery extends RecordQuery {
  @ApiPropertyOptional({
    example: '1410',
    description: 'The last position of the log that it takes in; all that there is unless given.',
  })
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/, { message: 'upTo must be a Ledger-Position' })
  upTo?: LogPosition;
}

const PROBLEMS = {
  400: 'A query field is not valid: every fault is listed.',
  403: 'Part 2 is for those cleared.',
  404: 'There is no such review.',
  409: 'The position is not taken yet.',
  422: 'The log does not go so far.',
};

const BYTES = {
  mayCall: ['signed-in'],
  description: 'Canonical JSON (RFC 8785): for one `upTo` the same bytes whenever it is asked.',
  headers: {
    ETag: {
      description: 'SHA-256 of these bytes: the digest under which it is issued.',
      schema: {
        type: 'string',
        example: '"sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
      },
    },
    'Ledger-Position': {
      description: 'The last position that it takes in: give it as `upTo` to issue it.',
      schema: { type: 'string', example: '1410' },
    },
  },
} as const;

const send = (reply: FastifyReply, { json, digest, upTo }: DigestedDocument<object>): void => {
  void reply
    .header('Content-Type', 'application/json; charset=utf-8')
    .header('ETag', `"sha256-${digest}"`)
    .header('Ledger-Position', upTo)
    .send(json);
};

/** What came after the position: as a draft of today, or as it was issued. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class LaterDocumentsController {
  constructor(
    @Inject(LaterDocuments) private readonly later: LaterDocuments,
    @Inject(PartTwo) private readonly partTwo: PartTwo,
  ) {}

  @Get('addendum')
  @BytesRoute({
    ...BYTES,
    summary: 'What was recorded after the position was taken and had happened by its day',
    schema: { $ref: getSchemaPath(AddendumAnswer) },
    models: [AddendumAnswer],
    problems: PROBLEMS,
  })
  async getAddendum(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() { part = 1, upTo }: AddendumQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const find = () => this.later.addendum(reviewId, part, upTo);
    send(reply, await this.partTwo.read({ reviewId, part }, call, find));
  }

  @Get('outturn')
  @BytesRoute({
    ...BYTES,
    summary: 'What changed between the provisional position and the end of the year',
    schema: { $ref: getSchemaPath(OutturnDocumentAnswer) },
    models: [OutturnDocumentAnswer],
    problems: PROBLEMS,
  })
  async getOutturn(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() { upTo }: OutturnQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, await this.later.outturn(reviewId, upTo));
  }
}
