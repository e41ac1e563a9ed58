import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../../platform/http/id-param.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { ViewRoute } from '../../../platform/http/routes.js';
import type { ReviewId } from '../events.js';
import { packHtml } from '../pack/render-html/render-pack.js';
import type { PackAtCut } from './pack-at-cut.js';
import { Packs } from './packs.js';

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

/** What the Board reads, and what it made of it. JSON keeps texts sealed; the page opens them. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class PackController {
  constructor(
    @Inject(Packs) private readonly packs: Packs,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  @Get('pack')
  @ApiProduces('application/json')
  @ViewRoute('The pack as canonical JSON, texts sealed', ['signed-in'])
  async pack(@Param('reviewId', IdParam) id: ReviewId, @Res() reply: FastifyReply): Promise<void> {
    sendJson(reply, await this.packs.of(id, 'pack'));
  }

  @Get('pack.html')
  @ApiProduces('text/html')
  @ViewRoute('The pack as the Board reads it, on screen or A4', ['signed-in'])
  async packPage(
    @Param('reviewId', IdParam) id: ReviewId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, packHtml(await this.packs.of(id, 'pack'), this.personalData));
  }

  @Get('record')
  @ApiProduces('application/json')
  @ViewRoute('The record as canonical JSON, texts sealed', ['signed-in'])
  async record(
    @Param('reviewId', IdParam) id: ReviewId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendJson(reply, await this.packs.of(id, 'record'));
  }

  @Get('record.html')
  @ApiProduces('text/html')
  @ViewRoute('The record: the pack, and what the Board made of it', ['signed-in'])
  async recordPage(
    @Param('reviewId', IdParam) id: ReviewId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, packHtml(await this.packs.of(id, 'record'), this.personalData));
  }
}
