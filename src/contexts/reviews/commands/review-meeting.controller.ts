import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WorkedOut } from '../../../platform/command-handling/worked-out.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { MeetingId } from '../../meetings/contract.js';
import type { ChallengeId, ReviewId, TabledUpdateId } from '../events.js';
import { BoardMeetings } from '../queries/board-meetings.js';
import { reviewCommands } from './handling.js';
import {
  AnswerChallengeDto,
  type AtMeetingDto,
  ChangeJudgementDto,
  JudgeGroupDto,
  LinkDecisionDto,
  RaiseChallengeDto,
  TableUpdateDto,
} from './review-meeting.dto.js';

/** What is said, judged and decided at the meeting of a review. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class ReviewMeetingController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(BoardMeetings) private readonly meetings: BoardMeetings,
  ) {}

  @Post('challenges')
  @CommandRoute({ summary: 'Ask a group something', mayCall: ['signed-in'] })
  raiseChallenge(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: RaiseChallengeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const challengeId = this.commands.newId<ChallengeId>(call, 'RaiseChallenge');
    const asked = { challengeId, ...dataOf(dto) };
    const data = this.#atMeeting(id, asked, dto, call);
    const intention = { type: 'RaiseChallenge', id, data } as const;
    return this.commands.send(reviewCommands, intention, call, dto, { id: challengeId });
  }

  @Post('challenges/:challengeId/answer')
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

  @Post('tabled-updates')
  @CommandRoute({ summary: 'Record an update tabled at the meeting', mayCall: ['signed-in'] })
  tableUpdate(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: TableUpdateDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const tabledUpdateId = this.commands.newId<TabledUpdateId>(call, 'TableUpdate');
    const asked = { tabledUpdateId, ...dataOf(dto) };
    const data = this.#atMeeting(id, asked, dto, call);
    const intention = { type: 'TableUpdate', id, data } as const;
    return this.commands.send(reviewCommands, intention, call, dto, { id: tabledUpdateId });
  }

  @Post('judgements')
  @CommandRoute({ summary: "Record the Board's judgement of a group", mayCall: ['signed-in'] })
  judgeGroup(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: JudgeGroupDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = this.#atMeeting(id, dataOf(dto), dto, call);
    return this.commands.send(reviewCommands, { type: 'JudgeGroup', id, data }, call, dto);
  }

  @Post('judgements/change')
  @CommandRoute({ summary: 'Change a judgement, with the reason', mayCall: ['signed-in'] })
  changeJudgement(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: ChangeJudgementDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = this.#atMeeting(id, dataOf(dto), dto, call);
    return this.commands.send(reviewCommands, { type: 'ChangeJudgement', id, data }, call, dto);
  }

  @Post('decisions')
  @CommandRoute({ summary: 'Link a decision that came of the review', mayCall: ['secretariat'] })
  linkDecision(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: LinkDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(reviewCommands, { type: 'LinkDecision', id, data }, call, dto);
  }

  /** What was asked, and the meeting that it names, or the one that the Board held on the day. */
  #atMeeting<Asked extends object>(
    id: ReviewId,
    asked: Asked,
    { meetingId, effectiveAt }: AtMeetingDto,
    call: Call,
  ): WorkedOut<Asked & { readonly meetingId?: MeetingId }> {
    return new WorkedOut(asked, async () => {
      const found = meetingId ?? (await this.meetings.heldOn(id, effectiveAt, call));
      return { ...asked, ...(found && { meetingId: found }) };
    });
  }
}
