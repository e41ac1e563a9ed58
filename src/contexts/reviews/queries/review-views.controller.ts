import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  reviewRegister,
  type ReviewRow,
} from '../../../../projections/review-register/review-register.js';
import { IsId } from '../../../platform/http/fields.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IdParam } from '../../../platform/http/id-param.js';
import {
  type Answer,
  CutQuery,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute, RecordRoute, ViewRoute } from '../../../platform/http/view-routes.js';
import type { BodyId } from '../../bodies/contract.js';
import { ChasersAnswer } from './chasers.answer.js';
import type { Chasers } from './chasers.js';
import { CountdownAnswer } from './countdown.answer.js';
import type { Countdown } from './countdown.js';
import { MyReturnAnswer } from './my-return.answer.js';
import type { MyReturn } from './my-return.js';
import { ReviewAnswer } from './review.answer.js';
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
  @ListRoute({ summary: 'Reviews', mayCall: ['signed-in'], answer: ReviewAnswer })
  async listReviews(
    @Query() query: ListQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<ReviewRow>> {
    const sort = { sort: [['timetable.meetingDate', -1]] } as const;
    const page = await this.views.list(reviewRegister, query, sort, call);
    return { ...page, items: await this.sources.asRead(page.items, query, call) };
  }

  @Get(':reviewId')
  @RecordRoute({
    summary: 'One review: returns, position, challenges, judgements',
    mayCall: ['signed-in'],
    answer: ReviewAnswer,
  })
  async getReview(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<ReviewRow>> {
    const review = await this.views.one(reviewRegister, reviewId, query, call);
    const [read = review] = await this.sources.asRead([review], query, call);
    return read;
  }

  @Get(':reviewId/chasers')
  @ViewRoute({
    summary: "Reminders ready to be sent: to a group's chair, and per lead with that lead's items",
    mayCall: ['secretariat'],
    answer: ChasersAnswer,
  })
  async getChasers(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: MyReturnQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<Chasers>> {
    return this.sources.chasers(reviewId, query.group, query, call);
  }

  @Get(':reviewId/my-return')
  @ViewRoute({
    summary: "My return: what a group's chair opens first",
    mayCall: ['signed-in'],
    answer: MyReturnAnswer,
  })
  async getMyReturn(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: MyReturnQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<MyReturn>> {
    return this.sources.myReturn(reviewId, query.group, query, call);
  }

  @Get(':reviewId/countdown')
  @ViewRoute({
    summary: 'Countdown: what the secretariat opens first',
    mayCall: ['secretariat'],
    answer: CountdownAnswer,
  })
  async getCountdown(
    @Param('reviewId', IdParam) reviewId: string,
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<Countdown>> {
    return this.sources.countdown(reviewId, query, call);
  }
}
