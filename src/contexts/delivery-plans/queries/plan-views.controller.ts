import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import {
  measureRegister,
  type MeasureRow,
} from '../../../../projections/measure-register/measure-register.js';
import {
  planOnAPage,
  type PlanPage,
} from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import {
  type PrioritiesRow,
  priorityRegister,
} from '../../../../projections/priority-register/priority-register.js';
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
import { type Currency, currencyOf } from './measure-currency.js';
import { MeasureAnswer } from './measure.answer.js';
import { PlanAnswer } from './plan.answer.js';
import { PrioritiesAnswer } from './priorities.answer.js';

class PlanQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Plans of one group.' })
  @IsOptional()
  @IsId()
  group?: string;

  @ApiPropertyOptional({ example: '2021/22' })
  @IsOptional()
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear?: string;
}

class MeasureQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Measures of one plan.' })
  @IsOptional()
  @IsId()
  plan?: string;
}

/** A page of measures, each with how old its figure is on the day that is asked about. */
interface MeasuresAsAt extends Omit<ListAnswer<MeasureRow>, 'items'> {
  readonly items: readonly (Answer<MeasureRow> & { readonly currency: Currency })[];
}

@ApiTags('Delivery plans')
@Controller('v1')
export class PlanViewsController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('priorities')
  @ListRoute({
    summary: 'Priorities of each plan year',
    mayCall: ['signed-in'],
    answer: PrioritiesAnswer,
  })
  listPriorities(
    @Query() query: ListQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<PrioritiesRow>> {
    return this.views.list(priorityRegister, query, { sort: [['planYear', -1]] }, call);
  }

  @Get('plans')
  @ListRoute({ summary: 'Delivery plans', mayCall: ['signed-in'], answer: PlanAnswer })
  listPlans(@Query() query: PlanQuery, @ThisCall() call: Call): Promise<ListAnswer<PlanPage>> {
    const { group, planYear } = query;
    const filter = {
      ...(group !== undefined && { bodyId: group }),
      ...(planYear !== undefined && { planYear }),
    };
    return this.views.list(planOnAPage, query, { filter, sort: [['planYear', -1]] }, call);
  }

  @Get('plans/:planId')
  @RecordRoute({
    summary: 'Plan on a page: outcomes, measures, actions',
    mayCall: ['signed-in'],
    answer: PlanAnswer,
  })
  getPlan(
    @Param('planId', IdParam) planId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<PlanPage>> {
    return this.views.one(planOnAPage, planId, query, call);
  }

  @Get('measures')
  @ListRoute({
    summary: 'Measures with their observations',
    mayCall: ['signed-in'],
    answer: MeasureAnswer,
  })
  async listMeasures(@Query() query: MeasureQuery, @ThisCall() call: Call): Promise<MeasuresAsAt> {
    const filter = query.plan === undefined ? {} : { planId: query.plan };
    const sort = [['title', 1]] as const;
    const page = await this.views.list(measureRegister, query, { filter, sort }, call);
    const today = this.views.today(query);
    const items = page.items.map((row) => ({ ...row, currency: currencyOf(row, today) }));
    return { ...page, items };
  }
}
