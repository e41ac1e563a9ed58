import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  decisionRegister,
  type DecisionRow,
} from '../../../../projections/decision-register/decision-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import { DECISION_ANSWERS, DECISION_STAGES } from './decision.answer.js';

class DecisionRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Decisions of one body.' })
  @IsOptional()
  @IsId()
  body?: string;

  @ApiPropertyOptional({ enum: DECISION_STAGES })
  @IsOptional()
  @IsIn(DECISION_STAGES)
  stage?: DecisionRow['stage'];

  @ApiPropertyOptional({
    enum: ['true'],
    description: 'Assigned, and not confirmed as implemented.',
  })
  @IsOptional()
  @IsIn(['true'])
  undelivered?: 'true';
}

const filterOf = ({ body, stage, undelivered }: DecisionRegisterQuery) => ({
  ...(body !== undefined && { bodyId: body }),
  ...(stage !== undefined && { stage }),
  ...(undelivered && { stage: { $in: ['assigned', 'reported'] } }),
});

@ApiTags('Decisions')
@Controller('v1/decisions')
export class DecisionRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({
    summary: 'Decision register: every number of a body, oldest first',
    mayCall: ['signed-in'],
    answer: DECISION_ANSWERS,
  })
  listDecisions(
    @Query() query: DecisionRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<DecisionRow>> {
    const wanted = { filter: filterOf(query), sort: [['reference', 1]] } as const;
    return this.views.list(decisionRegister, query, wanted, call);
  }

  @Get(':decisionId')
  @RecordRoute({ summary: 'One decision', mayCall: ['signed-in'], answer: DECISION_ANSWERS })
  getDecision(
    @Param('decisionId', IdParam) decisionId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<DecisionRow>> {
    return this.views.one(decisionRegister, decisionId, query, call);
  }
}
