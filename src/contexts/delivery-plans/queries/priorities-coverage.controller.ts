import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { measureRegister } from '../../../../projections/measure-register/measure-register.js';
import { planOnAPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import { priorityRegister } from '../../../../projections/priority-register/priority-register.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { ReadingRestricted } from '../../../platform/http/reading-restricted.js';
import { askingOf, CutQuery, Views } from '../../../platform/http/view-query.js';
import { TableRoute } from '../../../platform/http/view-routes.js';
import { PLAN_YEAR_PATTERN, type PlanYear } from '../events.js';
import { PrioritiesCoverageAnswer } from './priorities-coverage.answer.js';
import { coverageOf, type PrioritiesCoverage } from './priorities-coverage.js';

class CoverageQuery extends CutQuery {
  @ApiProperty({ example: '2021/22' })
  @Matches(new RegExp(PLAN_YEAR_PATTERN), { message: 'planYear must be as 2021/22' })
  planYear!: PlanYear;
}

@ApiTags('Delivery plans')
@Controller('v1/priorities/coverage')
export class PrioritiesCoverageController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
  ) {}

  @Get()
  @TableRoute({
    summary: 'What carries each priority of a year, and which actions serve none',
    mayCall: ['signed-in'],
    answer: PrioritiesCoverageAnswer,
  })
  async getPrioritiesCoverage(
    @Query() query: CoverageQuery,
    @ThisCall() call: Call,
  ): Promise<PrioritiesCoverage> {
    const { planYear } = query;
    const ofYear = { planYear };
    const actions = await this.views.visible(actionRegister, query, ofYear, call);
    const coverage = coverageOf(planYear, {
      priorities: await (await this.views.collection(priorityRegister, query)).matching(ofYear),
      plans: await (await this.views.collection(planOnAPage, query)).matching(ofYear),
      actions: actions.rows,
      measures: await (await this.views.collection(measureRegister, query)).matching(ofYear),
    });
    await this.restricted.shown(coverage, askingOf(call, query), actions.restricted);
    return coverage;
  }
}
