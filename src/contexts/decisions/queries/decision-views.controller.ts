import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsId } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CutQuery, ListQuery } from '../../../platform/http/view-query.js';
import { ListRoute, ViewRoute } from '../../../platform/http/view-routes.js';
import type { BodyId } from '../../bodies/contract.js';
import { UndeliveredDecisionAnswer, UrgentNotReportedAnswer } from './decision-follow-up.answer.js';
import { DecisionLineageAnswer } from './decision-lineage.answer.js';
import { DecisionSources } from './decision-sources.js';

class UndeliveredQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Decisions of one body.' })
  @IsOptional()
  @IsId()
  body?: BodyId;
}

@ApiTags('Decisions')
@Controller('v1/decisions')
export class DecisionViewsController {
  constructor(@Inject(DecisionSources) private readonly sources: DecisionSources) {}

  @Get('undelivered')
  @ListRoute({
    summary: 'Decisions that ask for work which nobody has confirmed as done, oldest first',
    mayCall: ['signed-in'],
    answer: UndeliveredDecisionAnswer,
  })
  async listUndelivered(
    @Query() query: UndeliveredQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly UndeliveredDecisionAnswer[]; next?: string }> {
    return this.sources.undelivered(query, call);
  }

  @Get('urgent-not-reported')
  @ListRoute({
    summary: 'Urgent decisions that no meeting was told of, oldest first',
    mayCall: ['signed-in'],
    answer: UrgentNotReportedAnswer,
  })
  async listUrgentNotReported(
    @Query() query: ListQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly UrgentNotReportedAnswer[]; next?: string }> {
    return this.sources.urgentNotReported(query, call);
  }

  @Get(':decisionId/lineage')
  @ViewRoute({
    summary: 'What a decision read, replaced and led to, and what was contradicted since',
    mayCall: ['signed-in'],
    answer: DecisionLineageAnswer,
  })
  async getDecisionLineage(
    @Param('decisionId', IdParam) decisionId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<DecisionLineageAnswer> {
    return this.sources.lineage(decisionId, query, call);
  }
}
