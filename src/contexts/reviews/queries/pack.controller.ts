import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { problem } from '../../../platform/http/problem.js';
import { BytesRoute } from '../../../platform/http/view-routes.js';
import type { ReviewId } from '../events.js';
import { packDocx } from '../pack/pack-docx.js';
import { packHtml } from '../pack/pack-html.js';
import { PackAnswer } from './pack.answer.js';
import type { PackAtCut, PackKind, WhichPack } from './pack-at-cut.js';
import { PackQuery, RecordQuery } from './pack.query.js';
import { Packs } from './packs.js';
import { PartTwo } from './part-two.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The bytes under their digest: what was issued can be compared with what is read. */
const sendJson = (reply: FastifyReply, { json, digest, position }: PackAtCut): void => {
  void reply
    .header('Content-Type', 'application/json; charset=utf-8')
    .header('ETag', `"sha256-${digest}"`)
    .header('Ledger-Position', String(position))
    .send(json);
};

/** A page that opens its texts for whoever asks: never kept by a cache. */
const sendPage = (reply: FastifyReply, page: string): void => {
  void reply
    .header('Content-Type', 'text/html; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .send(page);
};

/** Opened for whoever asks, like the page. @throws Problem where the format has no Word file */
const sendWord = (reply: FastifyReply, name: PackKind, file: Buffer | undefined): void => {
  if (!file)
    throw problem(404, 'There is no such record', {
      code: 'RECORD.NOT_FOUND',
      message: 'The position was frozen in a format that has no Word file.',
    });
  void reply
    .header('Content-Type', WORD)
    .header('Content-Disposition', `attachment; filename="${name}.docx"`)
    .header('Cache-Control', 'no-store')
    .send(file);
};

const JSON_ANSWER = {
  mayCall: ['signed-in'],
  schema: { $ref: getSchemaPath(PackAnswer) },
  models: [PackAnswer],
  description:
    'Canonical JSON (RFC 8785): the same bytes whenever it is asked. docs/formats/pack.md describes each part.',
  headers: {
    ETag: {
      description: 'The digest under which it is issued: SHA-256 of these bytes.',
      schema: {
        type: 'string',
        example: '"sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
      },
    },
    'Ledger-Position': {
      description: 'Of the freeze, or for a record of the close, in the log.',
      schema: { type: 'string', example: '1042' },
    },
  },
} as const;

const PAGE_ANSWER = {
  mayCall: ['signed-in'],
  mediaType: 'text/html',
  schema: { type: 'string', example: '<!doctype html>…' },
  description: 'One page without script or link to anywhere else, its texts opened: never cached.',
  headers: {
    'Cache-Control': {
      description: 'It holds opened texts.',
      schema: { type: 'string', example: 'no-store' },
    },
  },
} as const;

const WORD_ANSWER = {
  mayCall: ['signed-in'],
  mediaType: WORD,
  schema: { type: 'string', format: 'binary' },
  description:
    'A Word file with the content and order of the page, its texts opened: never cached.',
  headers: {
    'Cache-Control': {
      description: 'It holds opened texts.',
      schema: { type: 'string', example: 'no-store' },
    },
    'Content-Disposition': {
      description: 'The name to keep it under.',
      schema: { type: 'string', example: 'attachment; filename="pack.docx"' },
    },
  },
} as const;

const OF_A_PACK = {
  400: 'A query field is not valid: every fault is listed.',
  404: 'There is no such review, part or version.',
  409: 'The position is not frozen yet.',
};
const OF_A_RECORD = { ...OF_A_PACK, 409: 'The review is not closed yet.' };

/** What the Board reads, and what it made of it. JSON keeps texts sealed; the page opens them. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class PackController {
  constructor(
    @Inject(Packs) private readonly packs: Packs,
    @Inject(PartTwo) private readonly partTwo: PartTwo,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  @Get('pack')
  @BytesRoute({
    ...JSON_ANSWER,
    summary: 'The pack as canonical JSON, texts sealed',
    problems: OF_A_PACK,
  })
  async getPack(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() query: PackQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendJson(reply, await this.#read({ reviewId, kind: 'pack', ...query }, call));
  }

  @Get('pack.html')
  @BytesRoute({
    ...PAGE_ANSWER,
    summary: 'The pack as the Board reads it, on screen or A4',
    problems: OF_A_PACK,
  })
  async getPackPage(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() query: PackQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pack = await this.#read({ reviewId, kind: 'pack', ...query }, call);
    sendPage(reply, packHtml(pack, this.personalData));
  }

  @Get('record')
  @BytesRoute({
    ...JSON_ANSWER,
    summary: 'The record as canonical JSON, texts sealed',
    problems: OF_A_RECORD,
  })
  async getRecord(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() query: RecordQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendJson(reply, await this.#read({ reviewId, kind: 'record', ...query }, call));
  }

  @Get('record.html')
  @BytesRoute({
    ...PAGE_ANSWER,
    summary: 'The record: the pack, and what the Board made of it',
    problems: OF_A_RECORD,
  })
  async getRecordPage(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() query: RecordQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.#read({ reviewId, kind: 'record', ...query }, call);
    sendPage(reply, packHtml(record, this.personalData));
  }

  @Get('pack.docx')
  @BytesRoute({
    ...WORD_ANSWER,
    summary: 'The pack as a Word file',
    problems: OF_A_PACK,
  })
  async getPackWord(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() query: PackQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pack = await this.#read({ reviewId, kind: 'pack', ...query }, call);
    sendWord(reply, 'pack', await packDocx(pack, this.personalData));
  }

  @Get('record.docx')
  @BytesRoute({
    ...WORD_ANSWER,
    summary: 'The record as a Word file',
    problems: OF_A_RECORD,
  })
  async getRecordWord(
    @Param('reviewId', IdParam) reviewId: ReviewId,
    @Query() query: RecordQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.#read({ reviewId, kind: 'record', ...query }, call);
    sendWord(reply, 'record', await packDocx(record, this.personalData));
  }

  /** @throws Problem where it is not there, or not for this reader */
  #read(which: WhichPack, call: Call): Promise<PackAtCut> {
    const { reviewId, part = 1 } = which;
    return this.partTwo.read({ reviewId, part }, call, () => this.packs.of(which));
  }
}
