import {
  applyDecorators,
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Inject,
  Param,
  Post,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  KEPT_VIEWS,
  KeptElsewhere,
  type KeptViews,
  UnknownView,
} from '../projection-runner/kept-views.js';
import type { Verification } from '../projection-runner/verify-view.js';
import { type Audience, MayCall } from './access.js';
import {
  RebuildAnswer,
  ResumedViewAnswer,
  VerificationAnswer,
  ViewStatusAnswer,
} from './operations.answer.js';
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
  /** Unless told, 200. */
  readonly status?: HttpStatus;
}

/** What the routes of operators have in common. */
const OperatorsRoute = ({
  summary,
  mayCall,
  status = HttpStatus.OK,
}: OperatorsRoute): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    problemResponse(401, 'No valid token.'),
    problemResponse(403, 'Not for this caller: rule and source are named.'),
    problemResponse(404, 'There is no such view.'),
    HttpCode(status),
    MayCall(mayCall),
  );

/** Care of the views, for the secretariat's operators; an auditor may verify. */
@ApiTags('Operations')
@ApiBearerAuth()
@Controller('v1/views')
export class AdministrationController {
  constructor(@Inject(KEPT_VIEWS) private readonly kept: KeptViews) {}

  @Get(':view')
  @OperatorsRoute({
    summary: 'How a view stands, whichever process keeps it, and its last rebuild',
    mayCall: ['secretariat', 'auditor'],
  })
  @Answers(ViewStatusAnswer)
  async getView(@Param('view') view: string): Promise<ViewStatusAnswer> {
    return known(view, async () => {
      const status = (await this.kept.status()).find(({ name }) => name === view);
      if (!status) throw new UnknownView(`No view is named ${view}`);
      return status;
    });
  }

  @Post(':view/rebuild')
  @OperatorsRoute({
    summary: 'Ask whoever keeps a view to fold it anew beside the live one, and to swap',
    mayCall: ['secretariat'],
    status: HttpStatus.ACCEPTED,
  })
  @ApiAcceptedResponse({
    type: RebuildAnswer,
    description:
      'It was asked for, or was under way already: `GET /v1/views/:view` tells how it goes.',
  })
  async rebuildView(@Param('view') view: string): Promise<RebuildAnswer> {
    return known(view, () => this.kept.askRebuild(view));
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
  @problemResponse(409, 'Another process keeps the view: only that one can hold it still.')
  @Answers(VerificationAnswer)
  verifyView(@Param('view') view: string): Promise<Verification> {
    return known(view, () => this.kept.verify(view));
  }
}
