import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type BulkAnswerDto, sendToEach } from '../../../platform/http/bulk.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { BulkRoute, CommandRoute } from '../../../platform/http/routes.js';
import type { ActionId, PlanId } from '../events.js';
import {
  AgreeCompletionDto,
  AgreeCompletionsDto,
  AgreeTargetDateDto,
  ReopenActionDto,
} from './action-agreement.dto.js';
import { actionCommands } from './handling.js';

@ApiTags('Delivery plans')
@Controller('v1')
export class ActionAgreementsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('actions/:actionId/target-date/agree')
  @CommandRoute({ summary: 'Agree to a moved target date', mayCall: ['signed-in'] })
  agreeTargetDate(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: AgreeTargetDateDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'AgreeTargetDate', id, data }, call, dto);
  }

  @Post('actions/:actionId/completion/agree')
  @CommandRoute({ summary: 'Record that the group agreed to a completion', mayCall: ['signed-in'] })
  agreeCompletion(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: AgreeCompletionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'AgreeCompletion', id, data }, call, dto);
  }

  @Post('plans/:planId/completions/agree')
  @BulkRoute({
    summary: 'Record that the group agreed to many completions at once',
    mayCall: ['signed-in'],
  })
  agreeCompletions(
    @Param('planId', IdParam) planId: PlanId,
    @Body() dto: AgreeCompletionsDto,
    @ThisCall() call: Call,
  ): Promise<BulkAnswerDto> {
    const { actionIds, ...agreed } = dataOf(dto);
    return sendToEach(actionIds, call, (id, each) => {
      const data = { planId, actionId: id as ActionId, ...agreed };
      const intention = { type: 'AgreeCompletion', id, data } as const;
      return this.commands.attempt(actionCommands, intention, each, dto);
    });
  }

  @Post('actions/:actionId/reopen')
  @CommandRoute({ summary: 'Reopen a completed action, with a reason', mayCall: ['signed-in'] })
  reopenAction(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: ReopenActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'ReopenAction', id, data }, call, dto);
  }
}
