import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Observation } from '../projection-runner/observation.js';

/** What operators watch, for Prometheus. Names and labels carry no personal data. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();

  readonly #requests = new Histogram({
    name: 'ledger_http_request_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.#registry],
  });

  readonly #projected = new Counter({
    name: 'ledger_projection_events_total',
    help: 'Events taken in by a view.',
    labelNames: ['view'] as const,
    registers: [this.#registry],
  });

  readonly #failed = new Counter({
    name: 'ledger_projection_failures_total',
    help: 'Times that a view stopped at an event it could not take in.',
    labelNames: ['view'] as const,
    registers: [this.#registry],
  });

  readonly #position = new Gauge({
    name: 'ledger_projection_position',
    help: 'Log position that a view has reached.',
    labelNames: ['view'] as const,
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** What the projection runner reports. */
  observed(observation: Observation): void {
    const { view } = observation;
    if (observation.kind === 'batch-applied') {
      this.#projected.inc({ view }, observation.events);
      this.#position.set({ view }, Number(observation.position));
    } else if (observation.kind === 'failed') {
      this.#failed.inc({ view });
    }
  }

  page(): Promise<string> {
    return this.#registry.metrics();
  }
}
