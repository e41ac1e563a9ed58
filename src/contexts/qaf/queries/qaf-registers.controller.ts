import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import {
  type CycleRow,
  qafCycleRegister,
} from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import {
  type FrameworkRow,
  qafFrameworkRegister,
} from '../../../../projections/qaf-framework-register/qaf-framework-register.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute, TableRoute } from '../../../platform/http/view-routes.js';
import { AgenciesNotAskedAnswer, CycleAnswer } from './cycle.answer.js';
import { FrameworkAnswer } from './framework.answer.js';
import { agenciesNotAsked, type AgencyNotAsked } from './not-asked.js';

@ApiTags('Quality assessment')
@Controller('v1/qaf')
export class QafRegistersController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('frameworks')
  @ListRoute({
    summary: "Frameworks of the Victims' Code, with their versions and requirements",
    mayCall: ['signed-in'],
    answer: FrameworkAnswer,
  })
  listFrameworks(
    @Query() query: ListQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<FrameworkRow>> {
    return this.views.list(qafFrameworkRegister, query, { sort: [['boardId', 1]] }, call);
  }

  @Get('frameworks/:frameworkId')
  @RecordRoute({ summary: 'One framework', mayCall: ['signed-in'], answer: FrameworkAnswer })
  getFramework(
    @Param('frameworkId', IdParam) frameworkId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<FrameworkRow>> {
    return this.views.one(qafFrameworkRegister, frameworkId, query, call);
  }

  @Get('cycles')
  @ListRoute({
    summary: 'Yearly assessments: who was asked, how far each agency came',
    mayCall: ['signed-in'],
    answer: CycleAnswer,
  })
  listCycles(@Query() query: ListQuery, @ThisCall() call: Call): Promise<ListAnswer<CycleRow>> {
    return this.views.list(qafCycleRegister, query, { sort: [['year', 1]] }, call);
  }

  @Get('cycles/:cycleId')
  @RecordRoute({ summary: 'One yearly assessment', mayCall: ['signed-in'], answer: CycleAnswer })
  getCycle(
    @Param('cycleId', IdParam) cycleId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<CycleRow>> {
    return this.views.one(qafCycleRegister, cycleId, query, call);
  }

  @Get('not-asked')
  @TableRoute({
    summary: 'Criminal justice agencies that an assessment did not ask',
    mayCall: ['signed-in'],
    answer: AgenciesNotAskedAnswer,
  })
  async getAgenciesNotAsked(
    @Query() query: CutQuery,
  ): Promise<{ readonly items: readonly AgencyNotAsked[] }> {
    const cycles = await this.views.collection(qafCycleRegister, query);
    const agencies = await this.views.collection(agencyRegister, query);
    return { items: agenciesNotAsked(await cycles.matching({}), await agencies.matching({})) };
  }
}
