import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { assertNever } from '../../kernel/assert-never.js';
import type { Observation } from '../projection-runner/observation.js';
import type { ReadStoreObservation } from '../read-store/read-store-observation.js';

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

  readonly #readStoreCommands = new Histogram({
    name: 'ledger_read_store_command_seconds',
    help: 'Time that the server of the views took, by command and outcome.',
    labelNames: ['command', 'outcome'] as const,
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.#registry],
  });

  readonly #readStoreConnections = new Gauge({
    name: 'ledger_read_store_connections',
    help: 'Connections to the server of the views.',
    registers: [this.#registry],
  });

  readonly #readStoreLosses = new Counter({
    name: 'ledger_read_store_connections_lost_total',
    help: 'Times that all connections to a server of the views were given up at once.',
    registers: [this.#registry],
  });

  readonly #readStoreReachable = new Gauge({
    name: 'ledger_read_store_reachable',
    help: 'Whether the server of the views answered when last asked: 1 or 0.',
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

  /** What a read store on a server reports. */
  readStoreObserved(observation: ReadStoreObservation): void {
    switch (observation.kind) {
      case 'command': {
        const { command, failed, seconds } = observation;
        this.#readStoreCommands.observe(
          { command, outcome: failed ? 'failed' : 'answered' },
          seconds,
        );
        return;
      }
      case 'connections':
        this.#readStoreConnections.inc(observation.change);
        return;
      case 'connections-lost':
        this.#readStoreLosses.inc();
        return;
      case 'unreachable':
      case 'reachable':
        this.#readStoreReachable.set(observation.kind === 'reachable' ? 1 : 0);
        return;
      default:
        assertNever(observation);
    }
  }

  page(): Promise<string> {
    return this.#registry.metrics();
  }
}
