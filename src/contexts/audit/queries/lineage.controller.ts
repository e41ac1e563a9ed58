import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { lineage } from '../../../../projections/lineage/lineage.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { problem } from '../../../platform/http/problem.js';
import { problemResponse } from '../../../platform/http/problem-response.js';
import { keyOf } from '../../../platform/http/restricted.js';
import { ReadingRestricted } from '../../../platform/http/reading-restricted.js';
import { type Answer, askingOf, CutQuery, Views } from '../../../platform/http/view-query.js';
import { BytesRoute, TableRoute } from '../../../platform/http/view-routes.js';
import { PERSONAL_DATA, type PersonalData } from '../../../platform/personal-data/personal-data.js';
import { LineageAnswer } from './lineage.answer.js';
import { lineagePage } from './lineage-page.js';
import {
  graphOf,
  type Lineage,
  restrictedMeant,
  restrictedRecords,
  walkLineage,
} from './walk-lineage.js';

const MAX_STEPS = 50;

class LineageQuery extends CutQuery {
  @ApiPropertyOptional({
    example: 3,
    minimum: 1,
    maximum: MAX_STEPS,
    description: 'How many links away at most; however far, unless told.',
  })
  @IsOptional()
  @Transform(({ value }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(MAX_STEPS)
  steps?: number;
}

const REF = ApiParam({
  name: 'ref',
  example: 'CS-2021-07',
  description: 'A reference, or an id; `kind:id` where two records share one.',
});

/** The chain from finding to evidence: for whoever must show that a decision was carried out, and by what. */
@ApiTags('Audit')
@Controller('v1/audit/lineage')
export class LineageController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
  ) {}

  @Get(':ref')
  @REF
  @TableRoute({
    summary: 'Lineage: all that a record came from and led to, each with who, when and the event',
    mayCall: ['auditor', 'secretariat'],
    answer: LineageAnswer,
  })
  @problemResponse(404, 'There is no such record.')
  getLineage(
    @Param('ref') ref: string,
    @Query() query: LineageQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<Lineage>> {
    return this.#lineage(ref, query, call);
  }

  @Get(':ref/page')
  @REF
  @BytesRoute({
    summary: 'Lineage as a page: a timeline to read and to print',
    mayCall: ['auditor', 'secretariat'],
    mediaType: 'text/html',
    schema: { type: 'string', example: '<!doctype html>…' },
    description: 'One page without script or link to anywhere else: never cached.',
    problems: {
      400: 'A query field is not valid: every fault is listed.',
      404: 'There is no such record.',
      503: 'The log is not at `after` yet, or too many cuts wait: `Retry-After`.',
    },
  })
  async getLineagePage(
    @Param('ref') ref: string,
    @Query() query: LineageQuery,
    @ThisCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = lineagePage(await this.#lineage(ref, query, call));
    void reply.header('Content-Type', 'text/html; charset=utf-8').send(page);
  }

  /** @throws Problem 404, 503, ViewsBusy */
  async #lineage(
    ref: string,
    { steps, ...query }: LineageQuery,
    call: Call,
  ): Promise<Answer<Lineage>> {
    const { collection } = await this.views.folded(lineage, query);
    const graph = graphOf(await collection.matching({}));
    const allowed = await this.restricted.readable(call, restrictedRecords(graph));
    const readable = new Map(allowed.map((record) => [keyOf(record), record]));
    const walked = walkLineage(graph, { ref, readable, ...(steps !== undefined && { steps }) });
    const asking = askingOf(call, query);
    if (walked) {
      await this.restricted.shown(walked, asking, allowed);
      return this.personalData.openAll<unknown>(walked) as Answer<Lineage>;
    }
    // Nothing that may be seen goes by it: what is restricted and does is all that they can have meant.
    const refused = restrictedMeant(graph, ref);
    await Promise.all(refused.map((record) => this.restricted.refused(asking, record)));
    throw problem(404, 'There is no such record', {
      code: 'RECORD.NOT_FOUND',
      message: `Nothing in the ledger goes by ${ref}.`,
    });
  }
}
