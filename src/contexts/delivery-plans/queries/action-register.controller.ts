import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import {
  actionRegister,
  type ActionRow,
} from '../../../../projections/action-register/action-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
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
import { PLAN_YEAR_PATTERN } from '../events.js';
import { ACTION_RATINGS, ACTION_STAGES, ActionAnswer } from './action.answer.js';

class ActionRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  group?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  plan?: string;

  @ApiPropertyOptional({ example: '2021/22' })
  @IsOptional()
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  leadAgency?: string;

  @ApiPropertyOptional({ enum: ACTION_RATINGS })
  @IsOptional()
  @IsIn(ACTION_RATINGS)
  rating?: ActionRow['deliveryRating'];

  @ApiPropertyOptional({ enum: ACTION_STAGES })
  @IsOptional()
  @IsIn(ACTION_STAGES)
  stage?: ActionRow['stage'];

  @ApiPropertyOptional({ enum: ['true'], description: 'Not complete on its target date.' })
  @IsOptional()
  @IsIn(['true'])
  overdue?: 'true';
}

const filterOf = (query: ActionRegisterQuery, today: PlainDate) => {
  const { group, plan, planYear, leadAgency, rating, stage, overdue } = query;
  const wanted = {
    ...(group !== undefined && { bodyId: group }),
    ...(plan !== undefined && { planId: plan }),
    ...(planYear !== undefined && { planYear }),
    ...(leadAgency !== undefined && { leadAgencyId: leadAgency }),
    ...(rating !== undefined && { deliveryRating: rating }),
    ...(stage !== undefined && { stage }),
  };
  return overdue
    ? { $and: [wanted, { targetDate: { $lt: today } }, { stage: { $ne: 'completed' } }] }
    : wanted;
};

@ApiTags('Delivery plans')
@Controller('v1/actions')
export class ActionRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({ summary: 'Action register', mayCall: ['signed-in'], answer: ActionAnswer })
  listActions(
    @Query() query: ActionRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<ActionRow>> {
    const filter = filterOf(query, this.views.today(query));
    return this.views.list(actionRegister, query, { filter, sort: [['reference', 1]] }, call);
  }

  @Get(':actionId')
  @RecordRoute({ summary: 'One action', mayCall: ['signed-in'], answer: ActionAnswer })
  getAction(
    @Param('actionId', IdParam) actionId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<ActionRow>> {
    return this.views.one(actionRegister, actionId, query, call);
  }
}
