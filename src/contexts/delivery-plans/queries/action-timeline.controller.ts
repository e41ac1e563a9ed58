import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ActionTimeline,
  actionTimeline,
} from '../../../../projections/action-timeline/action-timeline.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { type Answer, CutQuery, Views } from '../../../platform/http/view-query.js';
import { ViewRoute } from '../../../platform/http/view-routes.js';
import { ActionTimelineAnswer } from './action-timeline.answer.js';
import { type Slippage, slippageOf } from './slippage.js';

/** A timeline as it is answered: its two target dates stand in its slippage. */
type DatedTimeline = Omit<ActionTimeline, 'originalTargetDate' | 'targetDate'> & {
  readonly slippage: Slippage;
};

@ApiTags('Delivery plans')
@Controller('v1/actions/:actionId/timeline')
export class ActionTimelineController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ViewRoute({
    summary: 'All that happened to an action, and how far its date slipped',
    mayCall: ['signed-in'],
    answer: ActionTimelineAnswer,
  })
  async getActionTimeline(
    @Param('actionId', IdParam) actionId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<DatedTimeline>> {
    const found = await this.views.one(actionTimeline, actionId, query, call);
    const { originalTargetDate, targetDate, entries, ...action } = found;
    const dates = entries.map(({ type, from, to }) => ({ type, from, to }));
    return {
      ...action,
      slippage: slippageOf({ originalTargetDate, targetDate, entries: dates }),
      entries,
    };
  }
}
