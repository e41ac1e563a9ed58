import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { CutQuery } from '../../../platform/http/view-query.js';
import { TableRoute } from '../../../platform/http/view-routes.js';
import { DhrViews } from './dhr-views.js';
import {
  DhrActionsAnswer,
  DhrAwaitingAnswer,
  DhrNationalAnswer,
  DhrStandingAnswer,
  DhrThemesAnswer,
} from './follow-up.answer.js';
import { actionsOverall, awaitingOf, nationalOf, standingOf, themesOf } from './follow-up.js';

@ApiTags('Homicide reviews')
@Controller('v1/dhr')
export class FollowUpController {
  constructor(@Inject(DhrViews) private readonly views: DhrViews) {}

  @Get('standing')
  @TableRoute({
    summary: 'Review actions, by addressed and signed off',
    mayCall: ['signed-in'],
    answer: DhrStandingAnswer,
  })
  async getDhrStanding(
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<ReturnType<typeof standingOf>> {
    return standingOf(await this.views.reviews(query, call), this.views.today(query));
  }

  @Get('awaiting')
  @TableRoute({
    summary: 'Whose agreement or sign-off is awaited, and how long',
    mayCall: ['signed-in'],
    answer: DhrAwaitingAnswer,
  })
  async getDhrAwaiting(
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<ReturnType<typeof awaitingOf>> {
    const names = await this.views.names(query);
    return awaitingOf(await this.views.reviews(query, call), this.views.today(query), names);
  }

  @Get('themes')
  @TableRoute({
    summary: 'Themes of recommendations, those that recur first',
    mayCall: ['signed-in'],
    answer: DhrThemesAnswer,
  })
  async getDhrThemes(
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<ReturnType<typeof themesOf>> {
    return themesOf(await this.views.reviews(query, call));
  }

  @Get('national')
  @TableRoute({
    summary: 'National recommendations: answers, or no response and how long',
    mayCall: ['signed-in'],
    answer: DhrNationalAnswer,
  })
  async getDhrNational(
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<ReturnType<typeof nationalOf>> {
    return nationalOf(await this.views.reviews(query, call), this.views.today(query));
  }

  @Get('actions')
  @TableRoute({
    summary: 'Actions of all reviews, with their three facts',
    mayCall: ['signed-in'],
    answer: DhrActionsAnswer,
  })
  async getDhrActions(
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<ReturnType<typeof actionsOverall>> {
    const names = await this.views.names(query);
    return actionsOverall(await this.views.reviews(query, call), this.views.today(query), names);
  }
}
