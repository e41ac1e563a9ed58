import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../../platform/http/id-param.js';
import { ViewRoute } from '../../../platform/http/routes.js';
import type { ReviewId } from '../events.js';
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

/** What the Board reads, and what it made of it. JSON keeps texts sealed; the page opens them. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class PackController {
  constructor(@Inject(Packs) private readonly packs: Packs) {}

  @Get('pack')
  @ApiProduces('application/json')
  @ViewRoute('The pack as canonical JSON, texts sealed', ['signed-in'])
  async pack(@Param('reviewId', IdParam) id: ReviewId, @Res() reply: FastifyReply): Promise<void> {
    sendJson(reply, await this.packs.of(id, 'pack'));
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
}
