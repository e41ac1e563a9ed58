import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { CycleId, FindingId, RecommendationId } from '../events.js';
import {
  CloseFindingDto,
  DisposeRecommendationDto,
  MakeRecommendationDto,
  RaiseFindingDto,
} from './follow-up.dto.js';
import { withIds } from './given-evidence.js';
import { cycleCommands } from './handling.js';

@ApiTags('Quality assessment')
@Controller('v1/qaf/cycles/:cycleId')
export class FindingsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('findings')
  @CommandRoute({ summary: 'Raise a finding', mayCall: ['signed-in'] })
  raiseFinding(
    @Param('cycleId', IdParam) id: CycleId,
    @Body() dto: RaiseFindingDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const findingId = this.commands.newId<FindingId>(call, 'RaiseFinding');
    const data = { findingId, ...dataOf(dto) };
    const intention = { type: 'RaiseFinding', id, data } as const;
    return this.commands.send(cycleCommands, intention, call, dto, { id: findingId });
  }

  @Post('findings/:findingId/close')
  @CommandRoute({
    summary: 'Close a finding: its actions are completed, or a statement says what was done',
    mayCall: ['signed-in'],
  })
  closeFinding(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('findingId', IdParam) findingId: FindingId,
    @Body() dto: CloseFindingDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { evidence, made } = withIds(this.commands, dto.evidence, 'CloseFinding', call);
    const data = { findingId, ...dataOf(dto), evidence };
    const intention = { type: 'CloseFinding', id, data } as const;
    return this.commands.send(cycleCommands, intention, call, dto, made);
  }

  @Post('recommendations')
  @CommandRoute({ summary: 'Make a recommendation on findings', mayCall: ['signed-in'] })
  recommendOnFindings(
    @Param('cycleId', IdParam) id: CycleId,
    @Body() dto: MakeRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const recommendationId = this.commands.newId<RecommendationId>(call, 'MakeRecommendation');
    const data = { recommendationId, ...dataOf(dto) };
    const intention = { type: 'MakeRecommendation', id, data } as const;
    return this.commands.send(cycleCommands, intention, call, dto, { id: recommendationId });
  }

  @Post('recommendations/:recommendationId/disposition')
  @CommandRoute({ summary: 'Say what becomes of a recommendation', mayCall: ['signed-in'] })
  disposeRecommendation(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('recommendationId', IdParam) recommendationId: RecommendationId,
    @Body() dto: DisposeRecommendationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { recommendationId, ...dataOf(dto) };
    const intention = { type: 'DisposeRecommendation', id, data } as const;
    return this.commands.send(cycleCommands, intention, call, dto);
  }
}
