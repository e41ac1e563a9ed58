import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  actionRegister,
  type ActionRow,
} from '../../../../projections/action-register/action-register.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute } from '../../../platform/http/view-routes.js';
import { ActionRegisterQuery, filterOf } from './action-register.query.js';
import { ActionAnswer } from './action.answer.js';

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
