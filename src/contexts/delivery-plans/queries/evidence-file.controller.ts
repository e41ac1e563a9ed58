import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import {
  EVIDENCE_FILES,
  EvidenceFileDamaged,
  EvidenceFileMissing,
  type EvidenceFiles,
  type GivenFile,
} from '../../../platform/evidence-files/evidence-files.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { problem } from '../../../platform/http/problem.js';
import { CutQuery, Views } from '../../../platform/http/view-query.js';
import { BytesRoute } from '../../../platform/http/view-routes.js';
import { actionAggregate } from '../action.js';
import type { ActionId } from '../events.js';

/** As RFC 6266 wants it: in plain letters for old readers, and as it is for the others. */
const disposition = (name: string): string => {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};

/** Nothing in it is ever drawn or run where it is read: it is saved. */
const send = (reply: FastifyReply, { name, sha256, bytes }: GivenFile): void => {
  void reply
    .header('Content-Type', 'application/octet-stream')
    .header('Content-Disposition', disposition(name))
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('ETag', `"sha256-${sha256}"`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
};

const notThere = (code: string, message: string) =>
  problem(404, 'There is no such file', { code, message });

@ApiTags('Delivery plans')
@Controller('v1/actions')
export class EvidenceFileController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(EVIDENCE_FILES) private readonly files: EvidenceFiles,
  ) {}

  @Get(':actionId/evidence/:evidenceId/file')
  @BytesRoute({
    summary: 'The file of a piece of evidence',
    mayCall: ['signed-in'],
    mediaType: 'application/octet-stream',
    schema: { type: 'string', format: 'binary' },
    description:
      'As it was handed in, to be saved: never shown in place. Its own type stands in the record.',
    headers: {
      'Content-Disposition': {
        description: 'Always an attachment, under the name that it was handed in with.',
        schema: { type: 'string', example: 'attachment; filename="report.pdf"' },
      },
      ETag: {
        description: 'SHA-256 of the file.',
        schema: {
          type: 'string',
          example: '"sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
        },
      },
    },
    problems: {
      400: 'A query field is not valid: every fault is listed.',
      404: 'There is no such evidence, it is no file, or its file is not in the store.',
      410: 'The texts of the action were erased, its files too.',
      500: 'The file in the store is damaged: it is to be restored from a backup.',
      503: 'The view is not at `after` yet, or too many cuts wait: `Retry-After`.',
    },
  })
  async getEvidenceFile(
    @Param('actionId', IdParam) actionId: ActionId,
    @Param('evidenceId', IdParam) evidenceId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // What is restricted is left out for whoever is not cleared for it: the action as well as each piece of evidence.
    const { evidence } = await this.views.one(actionRegister, actionId, query, call);
    const file = evidence.find((each) => each.evidenceId === evidenceId)?.file;
    if (!file) {
      throw notThere('RECORD.NOT_FOUND', `No file is among the evidence as ${evidenceId}.`);
    }
    send(reply, await this.#opened(actionAggregate.stream(actionId), file.address));
  }

  async #opened(caseId: string, address: string): Promise<GivenFile> {
    try {
      return await this.files.open(caseId, address);
    } catch (fault) {
      if (fault instanceof EvidenceFileMissing) {
        throw notThere(
          'EVIDENCE_FILE.MISSING',
          `The record stands, but its file ${address} is not in the store: restore it from a backup.`,
        );
      }
      if (!(fault instanceof EvidenceFileDamaged)) throw fault;
      throw problem(500, 'The file is damaged', {
        code: 'EVIDENCE_FILE.DAMAGED',
        message: `The file ${address} is not what was kept: restore it from a backup.`,
      });
    }
  }
}
