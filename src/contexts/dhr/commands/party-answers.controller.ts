import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DhrActionId, DhrId } from '../events.js';
import {
  AnswerCompletionDto,
  AnswerPlanDto,
  EscalateSilenceDto,
  WithdrawAnswerDto,
} from './dhr-action.dto.js';
import { dhrCommands } from './handling.js';

@ApiTags('Homicide reviews')
@Controller('v1/dhrs/:dhrId')
export class PartyAnswersController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('agreements')
  @CommandRoute({ summary: 'Agree to actions as a party, or reject them', mayCall: ['signed-in'] })
  answerPlan(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: AnswerPlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'AnswerPlan', id, data }, call, dto);
  }

  @Post('sign-offs')
  @CommandRoute({ summary: 'Sign off actions as a party, or reject them', mayCall: ['signed-in'] })
  answerCompletion(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: AnswerCompletionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'AnswerCompletion', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/answers/withdraw')
  @CommandRoute({ summary: 'Take back what a party answered', mayCall: ['signed-in'] })
  withdrawAnswer(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: WithdrawAnswerDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'WithdrawAnswer', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/silence/escalate')
  @CommandRoute({ summary: 'Escalate the silence of a party', mayCall: ['signed-in'] })
  escalateSilence(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: EscalateSilenceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'EscalateSilence', id, data }, call, dto);
  }
}
