import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { AgencyId } from '../../bodies/contract.js';
import type { CycleId, RequirementCode } from '../events.js';
import { AssessRequirementDto, ModerateAssessmentDto } from './assessment.dto.js';
import { AskAgencyDto, FindNotRelevantDto, RecordNoReturnDto, TakePartDto } from './cycle.dto.js';
import { withIds } from './given-evidence.js';
import { cycleCommands } from './handling.js';

@ApiTags('Quality assessment')
@Controller('v1/qaf/cycles/:cycleId/agencies/:agencyId')
export class CycleAgenciesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('ask')
  @CommandRoute({ summary: 'Ask one more agency to take part', mayCall: ['signed-in'] })
  askAgency(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('agencyId', IdParam) agencyId: AgencyId,
    @Body() dto: AskAgencyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'AskAgency', id, data: { agencyId } } as const;
    return this.commands.send(cycleCommands, intention, call, dto);
  }

  @Post('take-part')
  @CommandRoute({ summary: 'Take part in the assessment for an agency', mayCall: ['signed-in'] })
  takePart(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('agencyId', IdParam) agencyId: AgencyId,
    @Body() dto: TakePartDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'TakePart', id, data: { agencyId } } as const;
    return this.commands.send(cycleCommands, intention, call, dto);
  }

  @Post('not-relevant')
  @CommandRoute({
    summary: 'Say that the assessment is not relevant to an agency, and why',
    mayCall: ['signed-in'],
  })
  findNotRelevant(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('agencyId', IdParam) agencyId: AgencyId,
    @Body() dto: FindNotRelevantDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'FindNotRelevant', id, data: { agencyId, ...dataOf(dto) } } as const;
    return this.commands.send(cycleCommands, intention, call, dto);
  }

  @Post('no-return')
  @CommandRoute({
    summary: 'Record that nothing was received from an agency',
    mayCall: ['signed-in'],
  })
  recordNoReturn(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('agencyId', IdParam) agencyId: AgencyId,
    @Body() dto: RecordNoReturnDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'RecordNoReturn', id, data: { agencyId, ...dataOf(dto) } } as const;
    return this.commands.send(cycleCommands, intention, call, dto);
  }

  @Post('requirements/:requirement/assessment')
  @CommandRoute({
    summary: 'Assess an agency on a requirement, for that agency',
    mayCall: ['signed-in'],
  })
  assessRequirement(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('agencyId', IdParam) agencyId: AgencyId,
    @Param('requirement') requirement: RequirementCode,
    @Body() dto: AssessRequirementDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { evidence, made } = withIds(this.commands, dto.evidence, 'AssessRequirement', call);
    const data = { agencyId, requirement, ...dataOf(dto), evidence };
    const intention = { type: 'AssessRequirement', id, data } as const;
    return this.commands.send(cycleCommands, intention, call, dto, made);
  }

  @Post('requirements/:requirement/moderation')
  @CommandRoute({ summary: 'Moderate the assessment of another agency', mayCall: ['signed-in'] })
  moderateAssessment(
    @Param('cycleId', IdParam) id: CycleId,
    @Param('agencyId', IdParam) agencyId: AgencyId,
    @Param('requirement') requirement: RequirementCode,
    @Body() dto: ModerateAssessmentDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { agencyId, requirement, ...dataOf(dto) };
    const intention = { type: 'ModerateAssessment', id, data } as const;
    return this.commands.send(cycleCommands, intention, call, dto);
  }
}
