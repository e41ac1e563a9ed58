import { Body, Controller, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  EVIDENCE_FILES,
  type EvidenceFiles,
} from '../../../platform/evidence-files/evidence-files.js';
import { takeFile } from '../../../platform/evidence-files/take-file.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import { FileRoute, Uploads } from '../../../platform/http/uploaded-file.js';
import { actionAggregate } from '../action.js';
import type { ActionId } from '../events.js';
import { AddEvidenceDto, EvidenceFileQuery, HandedInFileDto } from './evidence.dto.js';
import { EvidenceDesk } from './evidence-desk.js';
import { GivenEvidence } from './given-evidence.js';
import { actionCommands } from './handling.js';

@ApiTags('Delivery plans')
@Controller('v1/actions')
export class EvidenceController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(GivenEvidence) private readonly given: GivenEvidence,
    @Inject(EvidenceDesk) private readonly desk: EvidenceDesk,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(EVIDENCE_FILES) private readonly files: EvidenceFiles,
  ) {}

  @Post(':actionId/evidence')
  @CommandRoute({ summary: 'Add evidence, apart from a completion', mayCall: ['signed-in'] })
  async addEvidence(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: AddEvidenceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { evidence, made } = await this.given.of(id, 'AddEvidence', dto.evidence, call);
    const data = { actionId: id, ...dataOf(dto), evidence };
    const intention = { type: 'AddEvidence', id, data } as const;
    return this.commands.send(actionCommands, intention, call, dto, made);
  }

  @Post(':actionId/evidence-files')
  @FileRoute({
    summary: 'Hand in a file, to be given as evidence',
    mayCall: ['signed-in'],
    answer: HandedInFileDto,
  })
  async handInFile(
    @Param('actionId', IdParam) id: ActionId,
    @Query() { plan }: EvidenceFileQuery,
    @Req() request: FastifyRequest,
    @ThisCall() call: Call,
  ): Promise<HandedInFileDto> {
    await this.desk.requireGiver(id, plan, call);
    const handed = await this.uploads.read(request);
    const taken = await takeFile(this.files, actionAggregate.stream(id), handed);
    if (!taken.ok) throw refusalProblem(taken.error);
    return Object.assign(new HandedInFileDto(), taken.value);
  }
}
