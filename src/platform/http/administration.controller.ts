import { applyDecorators, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  KEPT_VIEWS,
  KeptElsewhere,
  type KeptViews,
  UnknownView,
} from '../projection-runner/kept-views.js';
import type { Verification } from '../projection-runner/verify-view.js';
import { type Audience, MayCall } from './access.js';
import { RebuiltViewAnswer, ResumedViewAnswer, VerificationAnswer } from './operations.answer.js';
import { problem } from './problem.js';
import { problemResponse } from './problem-response.js';
import { Answers } from './view-routes.js';

const known = async <T>(view: string, work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof KeptElsewhere)
      throw problem(409, 'The view is kept elsewhere', {
        code: 'VIEW.KEPT_ELSEWHERE',
        message: `${fault.message}.`,
      });
    if (!(fault instanceof UnknownView)) throw fault;
    throw problem(404, 'There is no such view', {
      code: 'VIEW.NOT_FOUND',
      message: `No view is named ${view}.`,
    });
  }
};

interface OperatorsRoute {
  readonly summary: string;
  readonly mayCall: readonly Audience[];
}

/** What the routes of operators have in common. */
const OperatorsRoute = ({ summary, mayCall }: OperatorsRoute): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    problemResponse(401, 'No valid token.'),
    problemResponse(403, 'Not for this caller: rule and source are named.'),
    problemResponse(404, 'There is no such view.'),
    problemResponse(409, 'This process only reads the views: projectors keep them.'),
    HttpCode(200),
    MayCall(mayCall),
  );

/** Care of the views, for the secretariat's operators; an auditor may verify. */
@ApiTags('Operations')
@ApiBearerAuth()
@Controller('v1/views')
export class AdministrationController {
  constructor(@Inject(KEPT_VIEWS) private readonly kept: KeptViews) {}

  @Post(':view/rebuild')
  @OperatorsRoute({
    summary: 'Fold a view anew beside the live one, and swap',
    mayCall: ['secretariat'],
  })
  @Answers(RebuiltViewAnswer)
  async rebuildView(@Param('view') view: string): Promise<RebuiltViewAnswer> {
    const position = await known(view, () => this.kept.rebuild(view));
    return { view, position: String(position) };
  }

  @Post(':view/resume')
  @OperatorsRoute({
    summary: 'Go on with a view that stopped, after the fix',
    mayCall: ['secretariat'],
  })
  @Answers(ResumedViewAnswer)
  async resumeView(@Param('view') view: string): Promise<ResumedViewAnswer> {
    return { view, resumed: await known(view, () => this.kept.resume(view)) };
  }

  @Get(':view/verification')
  @OperatorsRoute({
    summary: 'Compare what a view serves with a fresh fold of the log',
    mayCall: ['secretariat', 'auditor'],
  })
  @Answers(VerificationAnswer)
  verifyView(@Param('view') view: string): Promise<Verification> {
    return known(view, () => this.kept.verify(view));
  }
}
