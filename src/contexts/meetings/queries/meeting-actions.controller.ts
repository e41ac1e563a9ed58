import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  type MeetingActionRow,
  meetingActions,
} from '../../../../projections/meeting-actions/meeting-actions.js';
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsId } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { type Answer, CutQuery, ListQuery, Views } from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import { MEETING_ACTION_STAGES, MeetingActionAnswer } from './meeting-action.answer.js';

class MeetingActionsQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one body.' })
  @IsOptional()
  @IsId()
  body?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Asked for by one meeting.' })
  @IsOptional()
  @IsId()
  meeting?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'To be done by one agency.' })
  @IsOptional()
  @IsId()
  agency?: string;

  @ApiPropertyOptional({ enum: MEETING_ACTION_STAGES })
  @IsOptional()
  @IsIn(MEETING_ACTION_STAGES)
  stage?: MeetingActionRow['stage'];

  @ApiPropertyOptional({ enum: ['true'], description: 'Open, and due before the day of asking.' })
  @IsOptional()
  @IsIn(['true'])
  overdue?: 'true';

  @ApiPropertyOptional({ enum: ['true'], description: 'No date was given.' })
  @IsOptional()
  @IsIn(['true'])
  undated?: 'true';
}

const filterOf = (query: MeetingActionsQuery, today: PlainDate) => {
  const { body, meeting, agency, stage, overdue, undated } = query;
  const wanted = {
    ...(body !== undefined && { bodyId: body }),
    ...(meeting !== undefined && { meetingId: meeting }),
    ...(agency !== undefined && { agencyId: agency }),
    ...(stage !== undefined && { stage }),
    ...(undated && { due: { $exists: false } }),
  };
  return overdue ? { $and: [wanted, { stage: 'open' }, { due: { $lt: today } }] } : wanted;
};

interface Standing {
  readonly daysOpen: number;
  readonly daysOverdue: number;
}

const OPEN_AND_OLDEST_FIRST = [
  ['isOpen', -1],
  ['raisedOn', 1],
] as const;

/** How a meeting action stands on a day: open ones age, and are late from the day after they were due. */
const standingOn = <Action extends Answer<MeetingActionRow>>(
  action: Action,
  today: PlainDate,
): Action & Standing => {
  const { isOpen, raisedOn, due } = action;
  return {
    ...action,
    daysOpen: isOpen ? Math.max(0, daysBetween(raisedOn, today)) : 0,
    daysOverdue: isOpen && due !== undefined ? Math.max(0, daysBetween(due, today)) : 0,
  };
};

@ApiTags('Meetings')
@Controller('v1/meeting-actions')
export class MeetingActionRegisterController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ListRoute({
    summary: 'Meeting actions: open first, oldest first',
    mayCall: ['signed-in'],
    answer: MeetingActionAnswer,
  })
  async listMeetingActions(
    @Query() query: MeetingActionsQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly (Answer<MeetingActionRow> & Standing)[]; next?: string }> {
    const today = this.views.today(query);
    const wanted = { filter: filterOf(query, today), sort: OPEN_AND_OLDEST_FIRST };
    const page = await this.views.list(meetingActions, query, wanted, call);
    return { ...page, items: page.items.map((action) => standingOn(action, today)) };
  }

  @Get(':meetingActionId')
  @RecordRoute({
    summary: 'One meeting action',
    mayCall: ['signed-in'],
    answer: MeetingActionAnswer,
  })
  async getMeetingAction(
    @Param('meetingActionId', IdParam) id: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<MeetingActionRow> & Standing> {
    return standingOn(
      await this.views.one(meetingActions, id, query, call),
      this.views.today(query),
    );
  }
}
