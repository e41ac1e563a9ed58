import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { qafAssessmentRegister } from '../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import {
  type CycleRow,
  qafCycleRegister,
} from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import { qafFrameworkRegister } from '../../../../projections/qaf-framework-register/qaf-framework-register.js';
import { IsId, IsOptional } from '../../../platform/http/fields.js';
import { CutQuery, Views } from '../../../platform/http/view-query.js';
import { TableRoute } from '../../../platform/http/view-routes.js';
import type { CycleId } from '../ids.js';
import { AssessmentSummaryAnswer, HeatmapAnswer } from './heatmap.answer.js';
import { type AssessedYear, type Cell, heatmapOf } from './heatmap.js';
import { type SummaryLine, summaryOf } from './tally.js';

class HeatmapQuery extends CutQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Assessments that one Board is told of.' })
  @IsOptional()
  @IsId()
  board?: string;

  @ApiPropertyOptional({
    type: 'integer',
    example: 2021,
    description: 'The last assessment that there was, unless given.',
  })
  @IsOptional()
  @Transform(({ value }) => (/^\d{4}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(2000)
  @Max(2199)
  year?: number;
}

interface Compared {
  readonly cycleId?: CycleId;
  readonly year?: number;
  readonly beforeYear?: number;
}

const ofYear =
  ({ year }: HeatmapQuery) =>
  (cycle: CycleRow) =>
    year === undefined || cycle.year === year;

@ApiTags('Quality assessment')
@Controller('v1/qaf')
export class HeatmapController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('heatmap')
  @TableRoute({
    summary: 'Requirement by agency, this year beside the one before; what was not assessed, too',
    mayCall: ['signed-in'],
    answer: HeatmapAnswer,
  })
  async getHeatmap(
    @Query() query: HeatmapQuery,
  ): Promise<Compared & { readonly items: readonly Cell[] }> {
    const { cells, ...compared } = await this.#compared(query);
    return { ...compared, items: cells };
  }

  @Get('changes')
  @TableRoute({
    summary: 'What changed since the assessment before',
    mayCall: ['signed-in'],
    answer: HeatmapAnswer,
  })
  async getAssessmentChanges(
    @Query() query: HeatmapQuery,
  ): Promise<Compared & { readonly items: readonly Cell[] }> {
    const { cells, ...compared } = await this.#compared(query);
    return { ...compared, items: cells.filter(({ change }) => change !== 'same') };
  }

  @Get('summary')
  @TableRoute({
    summary: 'How many requirements are met, of all that apply: by area, requirement and agency',
    mayCall: ['signed-in'],
    answer: AssessmentSummaryAnswer,
  })
  async getAssessmentSummary(
    @Query() query: HeatmapQuery,
  ): Promise<Compared & { readonly items: readonly SummaryLine[] }> {
    const { cells, ...compared } = await this.#compared(query);
    return { ...compared, items: summaryOf(cells) };
  }

  async #compared(query: HeatmapQuery): Promise<Compared & { readonly cells: readonly Cell[] }> {
    const { board } = query;
    const cycles = await this.views.collection(qafCycleRegister, query);
    const rows = await cycles.matching(board === undefined ? {} : { boardId: board });
    const sorted = rows.toSorted((one, other) => one.year - other.year);
    const cycle = sorted.findLast(ofYear(query));
    const frameworks = await this.views.collection(qafFrameworkRegister, query);
    const framework = cycle && (await frameworks.get(cycle.frameworkId));
    if (!cycle || !framework) return { cells: [] };
    const before = sorted.findLast(
      ({ boardId, year }) => boardId === cycle.boardId && year < cycle.year,
    );
    const [now, then] = [
      await this.#assessed(cycle, query),
      before && (await this.#assessed(before, query)),
    ];
    return {
      cycleId: cycle.cycleId,
      year: cycle.year,
      ...(before && { beforeYear: before.year }),
      cells: heatmapOf(framework, now, then),
    };
  }

  async #assessed(cycle: CycleRow, query: HeatmapQuery): Promise<AssessedYear> {
    const assessments = await this.views.collection(qafAssessmentRegister, query);
    return { cycle, assessments: await assessments.matching({ cycleId: cycle.cycleId }) };
  }
}
