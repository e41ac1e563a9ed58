import { Inject, type Type } from '@nestjs/common';
import { Command as BusCommand, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Aggregate, Command } from '../../kernel/decider.js';
import type { DomainEvent } from '../../kernel/envelope.js';
import type { Refusal } from '../../kernel/refusal.js';
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

/** Of records that can be restricted: whoever may not read one is told what they are told where there is none. */
export interface Withheld<C extends Command> {
  readonly kind: string;
  /** As the aggregate refuses what is not there. */
  readonly refusal: Refusal;
  /** The commands by which one comes into being: of these there is nothing to hide. */
  readonly begunBy: readonly C['type'][];
  /** Whether all who may act on one also read it: then nothing at all is told to whoever does not. */
  readonly isReadByItsActors: boolean;
}

/** What a context's module and controllers need of one aggregate's commands. */
export interface CommandHandling<C extends Command> {
  /** For the module's providers. */
  readonly Handler: Type<ICommandHandler>;
  /** What a controller puts on the bus. */
  readonly command: (intention: IntentionOf<C>, request: CommandRequest) => SentCommand<C>;
  readonly withheld?: Withheld<C>;
}

/** Makes command and handler of an aggregate: handlers are not written sixty times. */
export const commandHandling = <State, C extends Command, Event extends DomainEvent, Context>(
  aggregate: Aggregate<State, C, Event, Context>,
  withheld?: Omit<Withheld<C>, 'kind'>,
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
  return {
    Handler,
    command: (intention, request) => new AggregateCommand(intention, request),
    ...(withheld && { withheld: { kind: aggregate.name, ...withheld } }),
  };
};
