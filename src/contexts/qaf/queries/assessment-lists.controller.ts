import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import {
  type AssessmentRow,
  qafAssessmentRegister,
} from '../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import {
  type FindingRow,
  qafFindingRegister,
} from '../../../../projections/qaf-finding-register/qaf-finding-register.js';
import {
  qafRecommendationRegister,
  type RecommendationRow,
} from '../../../../projections/qaf-recommendation-register/qaf-recommendation-register.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { IsId, IsOptional } from '../../../platform/http/fields.js';
import {
  type Answer,
  type ListAnswer,
  ListQuery,
  Views,
} from '../../../platform/http/view-query.js';
import { ListRoute } from '../../../platform/http/view-routes.js';
import { REQUIREMENT_PATTERN } from '../framework.events.js';
import { AssessmentAnswer } from './assessment.answer.js';
import { ageOf, type FindingAge } from './finding-age.js';
import { FindingAnswer } from './finding.answer.js';
import { RECOMMENDATION_STANDINGS, RecommendationAnswer } from './recommendation.answer.js';

class OfCycleQuery extends ListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one yearly assessment.' })
  @IsOptional()
  @IsId()
  cycle?: string;
}

class AssessmentsQuery extends OfCycleQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one agency.' })
  @IsOptional()
  @IsId()
  agency?: string;

  @ApiPropertyOptional({ example: 'IN-03', description: 'Of one requirement.' })
  @IsOptional()
  @Matches(new RegExp(REQUIREMENT_PATTERN), { message: 'requirement must be a code as IN-03' })
  requirement?: string;
}

const STAGES = ['open', 'closed'] as const;

class FindingsQuery extends OfCycleQuery {
  @ApiPropertyOptional({ enum: STAGES, description: 'Only those that are open, or closed.' })
  @IsOptional()
  @IsIn(STAGES)
  stage?: (typeof STAGES)[number];
}

class RecommendationsQuery extends OfCycleQuery {
  @ApiPropertyOptional({
    enum: RECOMMENDATION_STANDINGS,
    description: 'By disposition; `none`: those that have none.',
  })
  @IsOptional()
  @IsIn(RECOMMENDATION_STANDINGS)
  disposition?: (typeof RECOMMENDATION_STANDINGS)[number];
}

@ApiTags('Quality assessment')
@Controller('v1/qaf')
export class AssessmentListsController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('assessments')
  @ListRoute({
    summary: 'Self-assessments with their evidence, and how they were moderated',
    mayCall: ['signed-in'],
    answer: AssessmentAnswer,
  })
  listAssessments(
    @Query() query: AssessmentsQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<AssessmentRow>> {
    const { cycle, agency, requirement } = query;
    const filter = {
      ...(cycle !== undefined && { cycleId: cycle }),
      ...(agency !== undefined && { agencyId: agency }),
      ...(requirement !== undefined && { requirement }),
    };
    const sort = [
      ['year', 1],
      ['agencyId', 1],
      ['requirement', 1],
    ] as const;
    return this.views.list(qafAssessmentRegister, query, { filter, sort }, call);
  }

  @Get('findings')
  @ListRoute({
    summary: 'Findings by age, the oldest first',
    mayCall: ['signed-in'],
    answer: FindingAnswer,
  })
  async listFindings(
    @Query() query: FindingsQuery,
    @ThisCall() call: Call,
  ): Promise<{ items: readonly (Answer<FindingRow> & FindingAge)[]; next?: string }> {
    const { cycle, stage } = query;
    const filter = {
      ...(cycle !== undefined && { cycleId: cycle }),
      ...(stage !== undefined && { stage }),
    };
    const sort = [
      ['raisedOn', 1],
      ['number', 1],
    ] as const;
    const page = await this.views.list(qafFindingRegister, query, { filter, sort }, call);
    const today = this.views.today(query);
    return { ...page, items: page.items.map((each) => ({ ...each, ...ageOf(each, today) })) };
  }

  @Get('recommendations')
  @ListRoute({
    summary: 'Recommendations, and what becomes of each',
    mayCall: ['signed-in'],
    answer: RecommendationAnswer,
  })
  listRecommendations(
    @Query() query: RecommendationsQuery,
    @ThisCall() call: Call,
  ): Promise<ListAnswer<RecommendationRow>> {
    const { cycle, disposition } = query;
    const filter = {
      ...(cycle !== undefined && { cycleId: cycle }),
      ...(disposition !== undefined && { standing: disposition }),
    };
    const sort = [
      ['madeOn', 1],
      ['number', 1],
    ] as const;
    return this.views.list(qafRecommendationRegister, query, { filter, sort }, call);
  }
}
