import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../../platform/http/id-param.js';
import { problem } from '../../../platform/http/problem.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { BytesRoute, ViewRoute } from '../../../platform/http/view-routes.js';
import { PUBLISHED_KINDS } from '../events.js';
import { packHtml } from '../pack/pack-html.js';
import { type Published, Publications } from './publications.js';

class PublishedAnswer {
  @ApiProperty({ format: 'uuid' })
  readonly publicationId!: string;

  @ApiProperty({ example: 'March 2022 accountability review' })
  readonly title!: string;

  @ApiProperty({ enum: PUBLISHED_KINDS })
  readonly kind!: (typeof PUBLISHED_KINDS)[number];

  @ApiProperty({ type: 'integer', example: 1 })
  readonly version!: number;

  @ApiProperty({
    pattern: '^[0-9a-f]{64}$',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: 'SHA-256 of its JSON.',
  })
  readonly digest!: string;

  @ApiProperty({ format: 'date', example: '2022-04-30' })
  readonly publishedOn!: string;
}

/** Everything that is public. */
export class PublicationsAnswer {
  @ApiProperty({ type: [PublishedAnswer], description: 'The last published first.' })
  readonly items!: readonly PublishedAnswer[];
}

const NOT_PUBLIC = { 404: 'Nothing is published under this address.' };

/** What the public reads, without a token: exactly what the Board approved for it. */
@ApiTags('Public')
@Controller('v1/public/publications')
export class PublicationsController {
  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  @Get()
  @ViewRoute({ summary: 'What is published', mayCall: ['public'], answer: PublicationsAnswer })
  async listPublications(): Promise<{ readonly items: readonly Published[] }> {
    return { items: await this.publications.all() };
  }

  @Get(':publicationId')
  @BytesRoute({
    summary: 'A published document as canonical JSON, texts sealed',
    mayCall: ['public'],
    schema: { type: 'object', additionalProperties: true },
    description: 'A pack, record or addendum as it was issued: docs/formats/pack.md.',
    headers: {
      ETag: {
        description: 'The digest under which it was issued: SHA-256 of these bytes.',
        schema: {
          type: 'string',
          example: '"sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
        },
      },
    },
    problems: NOT_PUBLIC,
  })
  async getPublication(
    @Param('publicationId', IdParam) publicationId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { json, digest } = await this.publications.document(publicationId);
    void reply
      .header('Content-Type', 'application/json; charset=utf-8')
      .header('ETag', `"sha256-${digest}"`)
      .send(json);
  }

  @Get(':publicationId/page')
  @BytesRoute({
    summary: 'A published pack or record as a page',
    mayCall: ['public'],
    mediaType: 'text/html',
    schema: { type: 'string', example: '<!doctype html>…' },
    description: 'Its texts are opened, for they were approved for the public: never cached.',
    headers: {
      'Cache-Control': {
        description: 'It may be withdrawn.',
        schema: { type: 'string', example: 'no-store' },
      },
    },
    problems: NOT_PUBLIC,
  })
  async getPublicationPage(
    @Param('publicationId', IdParam) publicationId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pack } = await this.publications.document(publicationId);
    if (!pack) {
      throw problem(404, 'There is no such record', {
        code: 'RECORD.NOT_FOUND',
        message: 'Nothing is published under this address.',
      });
    }
    void reply
      .header('Content-Type', 'text/html; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(packHtml(pack, this.personalData));
  }
}
