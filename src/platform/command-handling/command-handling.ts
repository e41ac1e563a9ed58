import { Inject, type Type } from '@nestjs/common';
import { Command as BusCommand, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Aggregate, Command } from '../../kernel/decider.js';
import type { DomainEvent } from '../../kernel/envelope.js';
import type { Result } from '../../kernel/result.js';
import { CommandExecutor } from './command-executor.js';
import type { CommandOutcome, CommandRejection } from './command-outcome.js';
import type { CommandRequest } from './command-request.js';
import type { WorkedOut } from './worked-out.js';

/** The type and data of one command of a union, which belong together. */
export type IntentionOf<C extends Command> = C extends Command
  ? {
      readonly type: C['type'];
      readonly id: string;
      readonly data: C['data'] | WorkedOut<C['data']>;
    }
  : never;

/** A command on the bus: answered with what it led to, or why it was not carried out. */
export class SentCommand<C extends Command> extends BusCommand<
  Result<CommandOutcome, CommandRejection>
> {
  constructor(
    readonly intention: IntentionOf<C>,
    readonly request: CommandRequest,
  ) {
    super();
  }
}

/** What a context's module and controllers need of one aggregate's commands. */
export interface CommandHandling<C extends Command> {
  /** For the module's providers. */
  readonly Handler: Type<ICommandHandler>;
  /** What a controller puts on the bus. */
  readonly command: (intention: IntentionOf<C>, request: CommandRequest) => SentCommand<C>;
}

/** Makes command and handler of an aggregate: handlers are not written sixty times. */
export const commandHandling = <State, C extends Command, Event extends DomainEvent, Context>(
  aggregate: Aggregate<State, C, Event, Context>,
): CommandHandling<C> => {
  class AggregateCommand extends SentCommand<C> {}

  @CommandHandler(AggregateCommand)
  class Handler implements ICommandHandler<AggregateCommand> {
    constructor(@Inject(CommandExecutor) private readonly executor: CommandExecutor) {}

    async execute({
      intention,
      request,
    }: AggregateCommand): Promise<Result<CommandOutcome, CommandRejection>> {
      return this.executor.execute(aggregate, intention, request);
    }
  }
  return { Handler, command: (intention, request) => new AggregateCommand(intention, request) };
};
