import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ChallengeId, ReviewId } from '../events.js';
import { Packs } from '../queries/packs.js';
import { reviewCommands } from './handling.js';
import {
  AnswerChallengeDto,
  CloseReviewDto,
  ConfirmReturnDto,
  FreezePositionDto,
  IssuePackDto,
  JudgeGroupDto,
  OpenReviewDto,
  RaiseChallengeDto,
  RequestReturnsDto,
} from './review.dto.js';

@ApiTags('Reviews')
@Controller('v1/reviews')
export class ReviewsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Packs) private readonly packs: Packs,
  ) {}

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

  @Post(':reviewId/packs')
  @CommandRoute({ summary: 'Issue the pack or the record', mayCall: ['secretariat'] })
  async issuePack(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: IssuePackDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { kind } = dto;
    const { digest, document } = await this.packs.of(id, kind);
    const data = { kind, digest, version: document.cover.version, packFormat: document.format };
    return this.commands.send(reviewCommands, { type: 'IssuePack', id, data }, call, dto);
  }

  @Post(':reviewId/challenges')
  @CommandRoute({ summary: 'Ask a group something', mayCall: ['signed-in'] })
  raiseChallenge(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: RaiseChallengeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const challengeId = this.commands.newId<ChallengeId>(call, 'RaiseChallenge');
    const data = { challengeId, ...dataOf(dto) };
    const intention = { type: 'RaiseChallenge', id, data } as const;
    return this.commands.send(reviewCommands, intention, call, dto, { id: challengeId });
  }

  @Post(':reviewId/challenges/:challengeId/answer')
  @CommandRoute({ summary: 'Answer what the Board asked', mayCall: ['signed-in'] })
  answerChallenge(
    @Param('reviewId', IdParam) id: ReviewId,
    @Param('challengeId', IdParam) challengeId: ChallengeId,
    @Body() dto: AnswerChallengeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { challengeId, ...dataOf(dto) };
    return this.commands.send(reviewCommands, { type: 'AnswerChallenge', id, data }, call, dto);
  }

  @Post(':reviewId/judgements')
  @CommandRoute({ summary: "Record the Board's judgement of a group", mayCall: ['signed-in'] })
  judgeGroup(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: JudgeGroupDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'JudgeGroup', id, data }, call, dto);
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
