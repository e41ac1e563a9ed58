import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

const text = (message: unknown): string =>
  message instanceof Error ? message.message : String(message);

/** Lets Nest write to the service's own log; its start-up talk is kept for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(text(message));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.error({ err: message instanceof Error ? message : undefined, rest }, text(message));
  }

  warn(message: unknown): void {
    this.logger.warn(text(message));
  }

  debug(message: unknown): void {
    this.logger.debug(text(message));
  }
}
