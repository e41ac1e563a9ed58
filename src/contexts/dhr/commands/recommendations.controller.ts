import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DhrId, RecommendationId } from '../events.js';
import {
  BecauseDto,
  DoNotAcceptRecommendationDto,
  MakeDhrRecommendationDto,
  NoteDto,
  OfRecommendationDto,
  RecordNationalAnswerDto,
} from './dhr.dto.js';
import { dhrCommands } from './handling.js';

@ApiTags('Homicide reviews')
@Controller('v1/dhrs/:dhrId/recommendations')
export class RecommendationsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Add a recommendation', mayCall: ['signed-in'], creates: true })
  makeDhrRecommendation(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: MakeDhrRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const recommendationId = this.commands.newId<RecommendationId>(call, 'MakeRecommendation', id);
    const data = { recommendationId, ...dataOf(dto) };
    const intention = { type: 'MakeRecommendation', id, data } as const;
    return this.commands.send(dhrCommands, intention, call, dto, { id: recommendationId });
  }

  @Post(':recommendationId/withdraw')
  @CommandRoute({
    summary: 'Withdraw a recommendation that was added by mistake',
    mayCall: ['signed-in'],
  })
  withdrawRecommendation(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'WithdrawRecommendation', id, data }, call, dto);
  }

  @Post(':recommendationId/accept')
  @CommandRoute({ summary: 'Accept a recommendation', mayCall: ['signed-in'] })
  acceptRecommendation(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: NoteDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'AcceptRecommendation', id, data }, call, dto);
  }

  @Post(':recommendationId/not-accept')
  @CommandRoute({ summary: 'Do not accept a recommendation, and say why', mayCall: ['signed-in'] })
  doNotAcceptRecommendation(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: DoNotAcceptRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(
      dhrCommands,
      { type: 'DoNotAcceptRecommendation', id, data },
      call,
      dto,
    );
  }

  @Post(':recommendationId/close')
  @CommandRoute({ summary: 'Close a recommendation', mayCall: ['signed-in'] })
  closeRecommendation(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: OfRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'CloseRecommendation', id, data }, call, dto);
  }

  @Post(':recommendationId/reopen')
  @CommandRoute({ summary: 'Reopen a closed recommendation', mayCall: ['signed-in'] })
  reopenRecommendation(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'ReopenRecommendation', id, data }, call, dto);
  }

  @Post(':recommendationId/send-on')
  @CommandRoute({
    summary: 'Send a national recommendation to its addressee',
    mayCall: ['signed-in'],
  })
  sendRecommendationOn(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: OfRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'SendRecommendationOn', id, data }, call, dto);
  }

  @Post(':recommendationId/answers')
  @CommandRoute({ summary: 'Record what the addressee answered', mayCall: ['signed-in'] })
  recordNationalAnswer(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: RecordNationalAnswerDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'RecordNationalAnswer', id, data }, call, dto);
  }

  @Post(':recommendationId/feed-back')
  @CommandRoute({
    summary: 'Tell the author what was answered, or that nothing was',
    mayCall: ['signed-in'],
  })
  feedAnswerBack(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: OfRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'FeedAnswerBack', id, data }, call, dto);
  }
}
