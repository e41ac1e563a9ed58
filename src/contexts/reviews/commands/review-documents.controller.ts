import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ReviewId } from '../events.js';
import { Packs } from '../queries/packs.js';
import { reviewCommands } from './handling.js';
import { IssuePackDto } from './pack.dto.js';

/** Packs and records, as they are issued. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class ReviewDocumentsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Packs) private readonly packs: Packs,
  ) {}

  @Post('packs')
  @CommandRoute({ summary: 'Issue the pack or the record', mayCall: ['secretariat'] })
  async issuePack(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: IssuePackDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { kind, part = 1, files } = dto;
    const { digest, document } = await this.packs.of({ reviewId: id, kind, part });
    const { version } = document.cover;
    const data = {
      kind,
      part,
      digest,
      version,
      packFormat: document.format,
      ...(files && { files }),
    };
    return this.commands.send(reviewCommands, { type: 'IssuePack', id, data }, call, dto);
  }
}
