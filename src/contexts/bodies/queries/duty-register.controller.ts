import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { dutyRegister, type DutyRow } from '../../../../projections/duty-register/duty-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { IsId, IsOptional, IsPlainDate } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { type Answer, CutQuery, ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute, ViewRoute } from '../../../platform/http/view-routes.js';
import { type DutyStanding, dutyStanding } from '../duty.js';
import { DUTY_KINDS, type DutyKind } from '../events.js';
import { DutyAnswer } from './duty.answer.js';
import { ReportingScheduleAnswer } from './reporting-schedule.answer.js';
import { scheduleOn } from './reporting-schedule.js';

class DutyRegisterQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Duties of one body.' })
  @IsOptional()
  @IsId()
  body?: string;

  @ApiPropertyOptional({
    enum: DUTY_KINDS,
    description: 'What is owed of itself, or was asked for.',
  })
  @IsOptional()
  @IsIn([...DUTY_KINDS])
  kind?: DutyKind;
}

class ReportingScheduleQuery extends CutQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Duties of one body.' })
  @IsOptional()
  @IsId()
  body?: string;

  @ApiPropertyOptional({ format: 'date', example: '2021-04-01', description: 'Due no earlier.' })
  @IsOptional()
  @IsPlainDate()
  from?: PlainDate;

  @ApiPropertyOptional({ format: 'date', example: '2022-03-31', description: 'Due no later.' })
  @IsOptional()
  @IsPlainDate()
  to?: PlainDate;
}

/** A duty, each time of it standing as it does on the day of asking. */
type StandingDuty = Omit<Answer<DutyRow>, 'times'> & {
  readonly standing?: DutyStanding;
  readonly times: readonly (Answer<DutyRow>['times'][number] & {
    readonly standing: DutyStanding;
  })[];
};

@ApiTags('Bodies')
@Controller('v1')
export class DutyRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('duties')
  @ListRoute({
    summary: 'Reporting schedule: duties upcoming, overdue, met and missed',
    mayCall: ['signed-in'],
    answer: DutyAnswer,
  })
  async listDuties(
    @Query() query: DutyRegisterQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly StandingDuty[]; next?: string }> {
    const { body, kind } = query;
    const filter = { ...(body !== undefined && { bodyId: body }), ...(kind && { kind }) };
    const page = await this.views.list(dutyRegister, query, { filter, sort: [['due', 1]] }, call);
    const today = this.views.today(query);
    return { ...page, items: page.items.map((duty) => standing(duty, today)) };
  }

  @Get('reporting-schedule')
  @ViewRoute({
    summary:
      'Reporting schedule: how many duties were met, met late, missed, are overdue or to come',
    mayCall: ['signed-in'],
    answer: ReportingScheduleAnswer,
  })
  async getReportingSchedule(
    @Query() query: ReportingScheduleQuery,
  ): Promise<ReturnType<typeof scheduleOn>> {
    const { body, from, to } = query;
    const duties = await this.views.collection(dutyRegister, query);
    const rows = await duties.matching(body === undefined ? {} : { bodyId: body });
    return scheduleOn(rows, this.views.today(query), { ...(from && { from }), ...(to && { to }) });
  }
}

const standing = (duty: Answer<DutyRow>, today: PlainDate): StandingDuty => {
  const times = duty.times.map((time) => ({ ...time, standing: dutyStanding(time, today) }));
  const last = times.at(-1);
  return { ...duty, times, ...(last && { standing: last.standing }) };
};
