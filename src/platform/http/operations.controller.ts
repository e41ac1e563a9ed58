import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_STORE, type EventStore } from '../event-store/event-store.js';
import { KEPT_VIEWS, type KeptViews } from '../projection-runner/kept-views.js';
import { MayCall } from './access.js';
import { Metrics } from './metrics.js';
import { LivenessAnswer, ReadinessAnswer } from './operations.answer.js';
import { Answers } from './view-routes.js';

/** For those who run the service. */
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    @Inject(KEPT_VIEWS) private readonly kept: KeptViews,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @Answers(LivenessAnswer)
  @MayCall(['public'])
  getLiveness(): LivenessAnswer {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: "Whether it serves: each view's status and lag" })
  @Answers(ReadinessAnswer)
  @ApiResponse({
    status: 503,
    type: ReadinessAnswer,
    description: 'A view has failed or is behind.',
  })
  @MayCall(['public'])
  async getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    const views = await this.kept.status();
    const ready = views.every((view) => view.state === 'live');
    void reply.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return {
      status: ready ? 'ready' : 'degraded',
      position: String(await this.eventStore.head()),
      views,
    };
  }

  @Get('metrics')
  @ApiOperation({ summary: 'Metrics for Prometheus' })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOkResponse({
    description: 'Counters, gauges and histograms in the text format of Prometheus.',
    content: {
      'text/plain': { schema: { type: 'string', example: '# HELP ledger_position …' } },
    },
  })
  @MayCall(['public'])
  getMetrics(): Promise<string> {
    return this.metrics.page();
  }
}
