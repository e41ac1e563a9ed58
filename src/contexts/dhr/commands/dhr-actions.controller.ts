import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type {
  DhrActionId,
  DhrEvidenceId,
  DhrId,
  MilestoneId,
  RecommendationId,
} from '../events.js';
import {
  AddDhrEvidenceDto,
  AddressDhrActionDto,
  CarryDhrActionDto,
  MoveDhrTargetDateDto,
  ReachMilestoneDto,
  SetDhrActionDto,
  SetPartiesDto,
} from './dhr-action.dto.js';
import { BecauseDto } from './dhr.dto.js';
import { dhrCommands } from './handling.js';

@ApiTags('Homicide reviews')
@Controller('v1/dhrs/:dhrId')
export class DhrActionsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('recommendations/:recommendationId/actions')
  @CommandRoute({ summary: 'Set an action', mayCall: ['signed-in'], creates: true })
  setDhrAction(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: SetDhrActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const dhrActionId = this.commands.newId<DhrActionId>(call, 'SetDhrAction', recommendationId);
    const milestones = dto.milestones.map((each, index) => ({
      milestoneId: this.commands.newId<MilestoneId>(
        call,
        'SetDhrAction',
        `${recommendationId} ${index + 1}`,
      ),
      number: index + 1,
      ...each,
    }));
    const data = { recommendationId, dhrActionId, ...dataOf(dto), milestones };
    const parts = Object.fromEntries(
      milestones.map(({ number, milestoneId }) => [String(number), milestoneId]),
    );
    const intention = { type: 'SetDhrAction', id, data } as const;
    return this.commands.send(dhrCommands, intention, call, dto, { id: dhrActionId, parts });
  }

  @Post('actions/:dhrActionId/withdraw')
  @CommandRoute({ summary: 'Withdraw an action', mayCall: ['signed-in'] })
  withdrawDhrAction(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'WithdrawDhrAction', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/parties')
  @CommandRoute({ summary: 'Set the relevant parties anew', mayCall: ['signed-in'] })
  setParties(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: SetPartiesDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'SetParties', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/target-date')
  @CommandRoute({ summary: 'Move the target date of a review action', mayCall: ['signed-in'] })
  moveDhrTargetDate(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: MoveDhrTargetDateDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'MoveDhrTargetDate', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/milestones/:milestoneId/reach')
  @CommandRoute({ summary: 'Say that a milestone was reached', mayCall: ['signed-in'] })
  reachMilestone(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Param('milestoneId', IdParam) milestoneId: MilestoneId,
    @Body() dto: ReachMilestoneDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, milestoneId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'ReachMilestone', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/carrier')
  @CommandRoute({ summary: 'Link the plan action that carries it', mayCall: ['signed-in'] })
  carryDhrAction(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: CarryDhrActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'CarryDhrAction', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/carrier/end')
  @CommandRoute({ summary: 'End the link with a plan action', mayCall: ['signed-in'] })
  endCarrying(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'EndCarrying', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/addressed')
  @CommandRoute({ summary: 'Say that an action was addressed', mayCall: ['signed-in'] })
  addressDhrAction(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: AddressDhrActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'AddressDhrAction', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/addressed/withdraw')
  @CommandRoute({
    summary: 'Say that an action was not addressed after all',
    mayCall: ['signed-in'],
  })
  withdrawAddressed(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { dhrActionId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'WithdrawAddressed', id, data }, call, dto);
  }

  @Post('actions/:dhrActionId/evidence')
  @CommandRoute({ summary: 'Give evidence for a review action', mayCall: ['signed-in'] })
  addDhrEvidence(
    @Param('dhrId', IdParam) id: DhrId,
    @Param('dhrActionId', IdParam) dhrActionId: DhrActionId,
    @Body() dto: AddDhrEvidenceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const evidenceId = this.commands.newId<DhrEvidenceId>(call, 'AddDhrEvidence', dhrActionId);
    const data = { dhrActionId, evidence: { evidenceId, ...dataOf(dto) } };
    const intention = { type: 'AddDhrEvidence', id, data } as const;
    return this.commands.send(dhrCommands, intention, call, dto, { id: evidenceId });
  }
}
