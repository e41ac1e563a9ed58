import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  decisionRegister,
  type DecisionRow,
  UNDELIVERED,
} from '../../../../projections/decision-register/decision-register.js';
import { type Marking, MARKINGS } from '../../../kernel/marking.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { IsId, IsPlainDate } from '../../../platform/http/fields.js';
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
import { DECISION_KINDS } from '../events.js';
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

  @ApiPropertyOptional({ enum: DECISION_KINDS })
  @IsOptional()
  @IsIn(DECISION_KINDS)
  kind?: (typeof DECISION_KINDS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'About this plan, action or other record.' })
  @IsOptional()
  @IsId()
  concerns?: string;

  @ApiPropertyOptional({ enum: MARKINGS })
  @IsOptional()
  @IsIn(MARKINGS)
  marking?: Marking;

  @ApiPropertyOptional({ enum: ['meeting', 'urgent'], description: 'How it was taken.' })
  @IsOptional()
  @IsIn(['meeting', 'urgent'])
  route?: 'meeting' | 'urgent';

  @ApiPropertyOptional({ format: 'date', example: '2021-04-01', description: 'Taken from.' })
  @IsOptional()
  @IsPlainDate()
  from?: PlainDate;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31', description: 'Taken up to.' })
  @IsOptional()
  @IsPlainDate()
  to?: PlainDate;

  @ApiPropertyOptional({
    enum: ['true'],
    description: 'Asks for work that nobody has confirmed as done; oldest first.',
  })
  @IsOptional()
  @IsIn(['true'])
  undelivered?: 'true';
}

const filterOf = (query: DecisionRegisterQuery) => {
  const { body, stage, kind, concerns, marking, route, from, to, undelivered } = query;
  const taken = { ...(from && { $gte: from }), ...(to && { $lte: to }) };
  const wanted = {
    ...(body !== undefined && { bodyId: body }),
    ...(stage !== undefined && { stage }),
    ...(kind !== undefined && { kind }),
    ...(concerns !== undefined && { 'concerns.id': concerns }),
    ...(marking !== undefined && { marking }),
    ...(route !== undefined && { route }),
    ...((from ?? to) && { takenOn: taken }),
  };
  return undelivered ? { $and: [wanted, UNDELIVERED] } : wanted;
};

const BY_REFERENCE = [['reference', 1]] as const;
const OLDEST_FIRST = [
  ['takenOn', 1],
  ['reference', 1],
] as const;

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
    const sort = query.undelivered ? OLDEST_FIRST : BY_REFERENCE;
    const wanted = { filter: filterOf(query), sort };
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
