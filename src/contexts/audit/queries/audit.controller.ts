import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { type Answer, CutQuery, ListQuery } from '../../../platform/http/view-query.js';
import { ListRoute, TableRoute } from '../../../platform/http/view-routes.js';
import type { AuditSample } from './audit-sample.js';
import { AuditViews, type ExceptionCount, type ExceptionPage } from './audit-views.js';
import { ExceptionAnswer, ExceptionSummaryAnswer } from './exception.answer.js';
import { EXCEPTION_KINDS, type ExceptionKind } from './exceptions.js';
import { AuditSampleAnswer } from './sample.answer.js';
import { DEFAULT_SAMPLE, MAX_SAMPLE, SEED_PATTERN } from './sample-limits.js';
import { SAMPLED_REGISTERS, type SampledRegister } from './sampled-registers.js';

class SampleQuery extends CutQuery {
  @ApiProperty({ enum: SAMPLED_REGISTERS })
  @IsIn(SAMPLED_REGISTERS)
  register!: SampledRegister;

  @ApiProperty({ example: '7', description: 'The same seed draws the same sample.' })
  @Matches(new RegExp(SEED_PATTERN), {
    message: 'seed must be 1 to 64 letters, digits, dots, hyphens and underscores',
  })
  seed!: string;

  @ApiPropertyOptional({ example: 10, minimum: 1, maximum: MAX_SAMPLE, default: DEFAULT_SAMPLE })
  @IsOptional()
  @Transform(({ value }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(MAX_SAMPLE)
  size?: number;
}

class ExceptionsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: EXCEPTION_KINDS, description: 'One kind; all unless told.' })
  @IsOptional()
  @IsIn(EXCEPTION_KINDS)
  kind?: ExceptionKind;
}

/** What an auditor opens first. The secretariat sees the same, to have the evidence ready. */
@ApiTags('Audit')
@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(AuditViews) private readonly views: AuditViews) {}

  @Get('sample')
  @TableRoute({
    summary: "Auditor's sample: drawn by a seed, and drawn again by anybody",
    mayCall: ['auditor', 'secretariat'],
    answer: AuditSampleAnswer,
  })
  getAuditSample(@Query() query: SampleQuery): Promise<Answer<AuditSample>> {
    const { register, seed, size = DEFAULT_SAMPLE } = query;
    return this.views.sample({ register, seed, size }, query);
  }

  @Get('exceptions')
  @ListRoute({
    summary: 'Exceptions: what an auditor asks about, each with the event that shows it',
    mayCall: ['auditor', 'secretariat'],
    answer: ExceptionAnswer,
  })
  listExceptions(
    @Query() query: ExceptionsQuery,
    @ThisCall() call: Call,
  ): Promise<Answer<ExceptionPage>> {
    const { kind } = query;
    return this.views.exceptions(kind ? [kind] : EXCEPTION_KINDS, query, call);
  }

  @Get('exceptions/summary')
  @TableRoute({
    summary: 'Exceptions counted: how many of how many examined, of every kind',
    mayCall: ['auditor', 'secretariat'],
    answer: ExceptionSummaryAnswer,
  })
  async getExceptionSummary(
    @Query() query: CutQuery,
    @ThisCall() call: Call,
  ): Promise<{ readonly items: readonly ExceptionCount[] }> {
    return { items: await this.views.exceptionCounts(query, call) };
  }
}
