import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  decisionRegister,
  type DecisionRow,
} from '../../../../projections/decision-register/decision-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RevisionHeader } from '../../../platform/http/revision-header.js';
import { ViewRoute } from '../../../platform/http/routes.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';

const STAGES: readonly DecisionRow['stage'][] = [
  'reserved',
  'voided',
  'draft',
  'confirmed',
  'assigned',
  'reported',
  'implemented',
];

class DecisionRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Decisions of one body.' })
  @IsOptional()
  @IsId()
  body?: string;

  @ApiPropertyOptional({ enum: STAGES })
  @IsOptional()
  @IsIn(STAGES)
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
  @ViewRoute('Decision register: every number of a body, oldest first', ['signed-in'])
  decisions(
    @Query() query: DecisionRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<DecisionRow>> {
    const wanted = { filter: filterOf(query), sort: [['reference', 1]] } as const;
    return this.views.list(decisionRegister, query, wanted, call);
  }

  @Get(':decisionId')
  @ViewRoute('One decision', ['signed-in'])
  @UseInterceptors(RevisionHeader)
  decision(
    @Param('decisionId', IdParam) decisionId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<DecisionRow>> {
    return this.views.one(decisionRegister, decisionId, query, call);
  }
}
