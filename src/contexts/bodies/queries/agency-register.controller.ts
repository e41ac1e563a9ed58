import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  agencyRegister,
  type AgencyRow,
} from '../../../../projections/agency-register/agency-register.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { type Answer, CutQuery, ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import type { AgencyId } from '../events.js';
import { agencyExistsOn, successorsOn } from '../succession.js';
import { agenciesAt } from './agencies-on-a-day.js';
import { AgencyAnswer } from './agency.answer.js';

/** An agency, and who answers for it on the day of asking. */
type AgencyWithFate = Answer<AgencyRow> & {
  readonly exists: boolean;
  readonly answeredBy: readonly AgencyId[];
};

@ApiTags('Bodies')
@Controller('v1/agencies')
export class AgencyRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({
    summary: 'Agencies of the partnership: names, ends and successors',
    mayCall: ['signed-in'],
    answer: AgencyAnswer,
  })
  async listAgencies(
    @Query() query: ListQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly AgencyWithFate[]; next?: string }> {
    const page = await this.views.list(agencyRegister, query, { sort: [['name', 1]] }, call);
    const withFate = await this.#fates(query);
    return { ...page, items: page.items.map(withFate) };
  }

  @Get(':agencyId')
  @RecordRoute({ summary: 'One agency', mayCall: ['signed-in'], answer: AgencyAnswer })
  async getAgency(
    @Param('agencyId', IdParam) agencyId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<AgencyWithFate> {
    const row = await this.views.one(agencyRegister, agencyId, query, call);
    return (await this.#fates(query))(row);
  }

  /** Who answers for an agency depends on others: all of them, as the question wants them. */
  async #fates(query: CutQuery): Promise<(row: Answer<AgencyRow>) => AgencyWithFate> {
    const agencies = await agenciesAt(this.views, query);
    const today = this.views.today(query);
    return (row) => ({
      ...row,
      exists: agencyExistsOn(row, today),
      answeredBy: successorsOn(row.agencyId, today, agencies),
    });
  }
}
