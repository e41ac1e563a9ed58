import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  reviewRegister,
  type ReviewRow,
} from '../../../../projections/review-register/review-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { RevisionHeader } from '../../../platform/http/revision-header.js';
import { ViewRoute } from '../../../platform/http/routes.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import type { BodyId } from '../../bodies/contract.js';
import type { Countdown } from './countdown.js';
import type { MyReturn } from './my-return.js';
import { ReviewSources } from './review-sources.js';

class MyReturnQuery extends CutQuery {
  @ApiProperty({ format: 'uuid', description: 'The group.' })
  @IsId()
  group!: BodyId;
}

@ApiTags('Reviews')
@Controller('v1/reviews')
export class ReviewViewsController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(ReviewSources) private readonly sources: ReviewSources,
  ) {}

  @Get()
  @ViewRoute('Reviews', ['signed-in'])
  reviews(@Query() query: ListQuery, @ThisCall() call: Call): Promise<ListAnswer<ReviewRow>> {
    return this.views.list(reviewRegister, query, { sort: [['timetable.meetingDate', -1]] }, call);
  }

  @Get(':reviewId')
  @ViewRoute('One review: returns, position, challenges, judgements', ['signed-in'])
  @UseInterceptors(RevisionHeader)
  review(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<ReviewRow>> {
    return this.views.one(reviewRegister, reviewId, query, call);
  }

  @Get(':reviewId/my-return')
  @ViewRoute("My return: what a group's chair opens first", ['signed-in'])
  async myReturn(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: MyReturnQuery,
    @ThisCall() call: Call,
  ): Promise<MyReturn> {
    return this.sources.myReturn(reviewId, query.group, query, call);
  }

  @Get(':reviewId/countdown')
  @ViewRoute('Countdown: what the secretariat opens first', ['secretariat'])
  async countdown(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: CutQuery,
  ): Promise<Countdown> {
    return this.sources.countdown(reviewId, query);
  }
}
