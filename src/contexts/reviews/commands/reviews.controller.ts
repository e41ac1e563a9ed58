import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ReviewId } from '../events.js';
import { reviewCommands } from './handling.js';
import {
  CloseReviewDto,
  ConfirmReturnDto,
  CorrectPositionDto,
  FreezePositionDto,
  RecordChaserDto,
  RequestReturnsDto,
  WithdrawReturnDto,
} from './review.dto.js';
import { ChangeTimetableDto, OpenReviewDto } from './timetable.dto.js';

@ApiTags('Reviews')
@Controller('v1/reviews')
export class ReviewsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Open a review', mayCall: ['secretariat'], creates: true })
  openReview(@Body() dto: OpenReviewDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const reviewId = this.commands.onlyId<ReviewId>('review', dto.boardId, dto.planYear, dto.point);
    const data = { reviewId, ...dataOf(dto) };
    return this.commands.send(
      reviewCommands,
      { type: 'OpenReview', id: reviewId, data },
      call,
      dto,
    );
  }

  @Post(':reviewId/timetable')
  @CommandRoute({ summary: 'Change the timetable', mayCall: ['secretariat'] })
  changeTimetable(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: ChangeTimetableDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'ChangeTimetable', id, data }, call, dto);
  }

  @Post(':reviewId/request-returns')
  @CommandRoute({ summary: 'Ask each group for its return', mayCall: ['secretariat'] })
  requestReturns(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: RequestReturnsDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'RequestReturns', id, data }, call, dto);
  }

  @Post(':reviewId/chasers')
  @CommandRoute({ summary: 'Record that somebody was chased', mayCall: ['secretariat'] })
  recordChaser(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: RecordChaserDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'RecordChaser', id, data }, call, dto);
  }

  @Post(':reviewId/returns/withdraw')
  @CommandRoute({ summary: "Withdraw a group's return", mayCall: ['signed-in'] })
  withdrawReturn(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: WithdrawReturnDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'WithdrawReturn', id, data }, call, dto);
  }

  @Post(':reviewId/returns')
  @CommandRoute({ summary: "Confirm a group's return", mayCall: ['signed-in'] })
  confirmReturn(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: ConfirmReturnDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'ConfirmReturn', id, data }, call, dto);
  }

  @Post(':reviewId/freeze')
  @CommandRoute({ summary: 'Freeze the position', mayCall: ['secretariat'] })
  freezePosition(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: FreezePositionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    return this.commands.send(reviewCommands, { type: 'FreezePosition', id, data: {} }, call, dto);
  }

  @Post(':reviewId/correct-position')
  @CommandRoute({ summary: 'Correct the position: version 2, and on', mayCall: ['secretariat'] })
  correctPosition(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: CorrectPositionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'CorrectPosition', id, data }, call, dto);
  }

  @Post(':reviewId/close')
  @CommandRoute({ summary: 'Close the review', mayCall: ['secretariat'] })
  closeReview(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: CloseReviewDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'CloseReview', id, data }, call, dto);
  }
}
