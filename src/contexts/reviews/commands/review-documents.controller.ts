import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WorkedOut } from '../../../platform/command-handling/worked-out.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { PublicationId, ReviewId } from '../events.js';
import { LaterDocuments } from '../queries/later-documents.js';
import { Packs } from '../queries/packs.js';
import { reviewCommands } from './handling.js';
import { IssuePackDto } from './pack.dto.js';
import {
  ApprovePublicationDto,
  ConfirmOutturnDto,
  IssueAddendumDto,
  WithdrawPublicationDto,
} from './publication.dto.js';

/** Packs, records, addenda and outturns, as they are issued, and what of them becomes public. */
@ApiTags('Reviews')
@Controller('v1/reviews/:reviewId')
export class ReviewDocumentsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Packs) private readonly packs: Packs,
    @Inject(LaterDocuments) private readonly later: LaterDocuments,
  ) {}

  @Post('packs')
  @CommandRoute({ summary: 'Issue the pack or the record', mayCall: ['secretariat'] })
  issuePack(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: IssuePackDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { kind, part = 1, files } = dto;
    const asked = { kind, part, ...(files && { files }) };
    const data = new WorkedOut(asked, async () => {
      const { digest, document } = await this.packs.of({ reviewId: id, kind, part });
      const { version } = document.cover;
      return { ...asked, digest, version, packFormat: document.format };
    });
    return this.commands.send(reviewCommands, { type: 'IssuePack', id, data }, call, dto);
  }

  @Post('addenda')
  @CommandRoute({ summary: 'Issue the addendum', mayCall: ['secretariat'] })
  issueAddendum(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: IssueAddendumDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { part = 1, upTo } = dto;
    const asked = { part, upTo };
    const data = new WorkedOut(asked, async () => {
      const { document, digest } = await this.later.addendum(id, part, upTo);
      return { ...asked, format: document.format, facts: document.facts.length, digest };
    });
    return this.commands.send(reviewCommands, { type: 'IssueAddendum', id, data }, call, dto);
  }

  @Post('outturn')
  @CommandRoute({ summary: "Confirm the year's outturn", mayCall: ['secretariat'] })
  confirmOutturn(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: ConfirmOutturnDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { meetingId, decisionId, upTo } = dto;
    const asked = { meetingId, decisionId, upTo };
    const data = new WorkedOut(asked, async () => {
      const { document, digest } = await this.later.outturn(id, upTo);
      const { format, changes } = document;
      return { ...asked, format, changes: changes.length, digest };
    });
    return this.commands.send(reviewCommands, { type: 'ConfirmOutturn', id, data }, call, dto);
  }

  @Post('publications')
  @CommandRoute({ summary: 'Make an issued document public', mayCall: ['secretariat'] })
  approvePublication(
    @Param('reviewId', IdParam) id: ReviewId,
    @Body() dto: ApprovePublicationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const publicationId = this.commands.newId<PublicationId>(call, 'ApprovePublication');
    const data = { publicationId, ...dataOf(dto), part: dto.part ?? 1 };
    const intention = { type: 'ApprovePublication', id, data } as const;
    return this.commands.send(reviewCommands, intention, call, dto, { id: publicationId });
  }

  @Post('publications/:publicationId/withdraw')
  @CommandRoute({ summary: 'Withdraw a publication', mayCall: ['secretariat'] })
  withdrawPublication(
    @Param('reviewId', IdParam) id: ReviewId,
    @Param('publicationId', IdParam) publicationId: PublicationId,
    @Body() dto: WithdrawPublicationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { publicationId, ...dataOf(dto) };
    return this.commands.send(reviewCommands, { type: 'WithdrawPublication', id, data }, call, dto);
  }
}
