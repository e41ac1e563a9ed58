import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProjectionRunner, UnknownView } from '../projection-runner/projection-runner.js';
import type { Verification } from '../projection-runner/verify-view.js';
import { MayCall } from './access.js';
import { problem } from './problem.js';

const known = async <T>(view: string, work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof UnknownView)) throw fault;
    throw problem(404, 'There is no such view', {
      code: 'VIEW.NOT_FOUND',
      message: `No view is named ${view}.`,
    });
  }
};

/** Care of the views, for the secretariat's operators; an auditor may verify. */
@ApiTags('Operations')
@ApiBearerAuth()
@Controller('v1/views')
export class AdministrationController {
  constructor(@Inject(ProjectionRunner) private readonly runner: ProjectionRunner) {}

  @Post(':view/rebuild')
  @HttpCode(200)
  @ApiOperation({ summary: 'Fold a view anew beside the live one, and swap' })
  @MayCall(['secretariat'])
  async rebuild(@Param('view') view: string): Promise<{ view: string; position: string }> {
    const position = await known(view, () => this.runner.rebuild(view));
    return { view, position: String(position) };
  }

  @Post(':view/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with a view that stopped, after the fix' })
  @MayCall(['secretariat'])
  async resume(@Param('view') view: string): Promise<{ view: string; resumed: boolean }> {
    return { view, resumed: await known(view, () => this.runner.resume(view)) };
  }

  @Get(':view/verification')
  @ApiOperation({ summary: 'Compare what a view serves with a fresh fold of the log' })
  @MayCall(['secretariat', 'auditor'])
  verify(@Param('view') view: string): Promise<Verification> {
    return known(view, () => this.runner.verify(view));
  }
}
