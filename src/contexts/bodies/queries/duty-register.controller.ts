import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { dutyRegister, type DutyRow } from '../../../../projections/duty-register/duty-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { type Answer, ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute } from '../../../platform/http/view-routes.js';
import { type DutyStanding, dutyStanding } from '../duty.js';
import { DutyAnswer } from './duty.answer.js';

class DutyRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Duties of one body.' })
  @IsOptional()
  @IsId()
  body?: string;
}

interface StandingDuty {
  readonly standing: DutyStanding;
}

@ApiTags('Bodies')
@Controller('v1/duties')
export class DutyRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({
    summary: 'Reporting schedule: duties upcoming, met and missed',
    mayCall: ['signed-in'],
    answer: DutyAnswer,
  })
  async listDuties(
    @Query() query: DutyRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly (Answer<DutyRow> & StandingDuty)[]; next?: string }> {
    const filter = query.body === undefined ? {} : { bodyId: query.body };
    const page = await this.views.list(dutyRegister, query, { filter, sort: [['due', 1]] }, call);
    const today = this.views.today(query);
    return {
      ...page,
      items: page.items.map((duty) => ({ ...duty, standing: standingOf(duty, today) })),
    };
  }
}

const standingOf = (
  duty: Answer<DutyRow>,
  today: Parameters<typeof dutyStanding>[1],
): DutyStanding =>
  dutyStanding(
    { due: duty.due, ...(duty.fulfilled && { fulfilledOn: duty.fulfilled.effectiveAt }) },
    today,
  );
