import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import {
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_STORE, type EventStore } from '../event-store/event-store.js';
import type { ViewState, ViewStatus } from '../projection-runner/observation.js';
import { ProjectionRunner } from '../projection-runner/projection-runner.js';
import { MayCall } from './access.js';
import { Metrics } from './metrics.js';

class ViewStatusDto implements Omit<ViewStatus, 'failure'> {
  @ApiProperty({ example: 'action-register' })
  name!: string;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ enum: ['catching-up', 'live', 'failed', 'stopped'] })
  state!: ViewState;

  @ApiProperty({ example: '1042', description: 'Of the last event taken in.' })
  position!: string;

  @ApiProperty({ example: 0, description: 'Events behind the end of the log.' })
  lag!: number;

  @ApiPropertyOptional({
    example: { message: 'The event names no plan', event: { position: '1042' } },
    description: 'The event that stopped it, and why.',
  })
  failure?: object;
}

class ReadinessDto {
  @ApiProperty({
    enum: ['ready', 'degraded'],
    description: 'Degraded: a view has failed or is behind.',
  })
  status!: 'ready' | 'degraded';

  @ApiProperty({ example: '1042', description: 'Of the last event in the log.' })
  position!: string;

  @ApiProperty({ type: [ViewStatusDto] })
  views!: readonly ViewStatusDto[];
}

/** For those who run the service. */
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    @Inject(ProjectionRunner) private readonly runner: ProjectionRunner,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @MayCall(['public'])
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: "Whether it serves: each view's status and lag" })
  @ApiResponse({ status: 200, type: ReadinessDto })
  @ApiResponse({ status: 503, type: ReadinessDto, description: 'A view has failed or is behind.' })
  @MayCall(['public'])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessDto> {
    const views = await this.runner.status();
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
  @MayCall(['public'])
  page(): Promise<string> {
    return this.metrics.page();
  }
}
