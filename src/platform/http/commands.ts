import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { Command } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import { derivedUuid, type Uuid } from '../../kernel/ids.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { CommandHandling, IntentionOf } from '../command-handling/command-handling.js';
import type { CommandOutcome, CommandRejection } from '../command-handling/command-outcome.js';
import { type CommandRequest, newIdFor } from '../command-handling/command-request.js';
import { CLOCK, type Clock, SimulatedClock } from '../clock.js';
import { LEDGER, type Ledger } from '../ledger/ledger.js';
import type { Call } from './call.js';
import type { CommandDto } from './command.dto.js';
import { onlyTheSecretariatEntersOnBehalf } from './on-behalf.policies.js';
import { Problem, problem, refusalProblem } from './problem.js';
import { ReadingRestricted } from './reading-restricted.js';

/** One event that a command led to. */
export class RecordedEventDto {
  @ApiProperty({ format: 'uuid', example: '0f0a5c3e-6c1e-5d0c-9d3b-0c1f3a5b7d9e' })
  eventId!: string;

  @ApiProperty({ example: 'action-updated.v2' })
  type!: string;
}

/** What a command led to. */
export class CommandAnswerDto {
  @ApiProperty({
    format: 'uuid',
    description: 'Of what the command was about, or brought into being.',
  })
  id!: string;

  @ApiProperty({ example: 3, description: 'Of its history now: the ETag for the next change.' })
  revision!: number;

  @ApiProperty({
    example: '1042',
    description: 'In the log: give it as `?after=` to read your own writes.',
  })
  position!: string;

  @ApiProperty({ type: [RecordedEventDto] })
  events!: readonly RecordedEventDto[];

  @ApiPropertyOptional({
    example: { '1': '0f0a5c3e-6c1e-5d0c-9d3b-0c1f3a5b7d9e' },
    description: 'Ids of the parts that came into being with it, by their number.',
  })
  parts?: Readonly<Record<string, string>>;

  @ApiProperty({ description: 'The command had been carried out before; nothing was written now.' })
  repeated!: boolean;
}

/** What a command brings into being besides, or instead of, what it is sent to. */
export interface Made {
  readonly id?: Uuid;
  readonly parts?: Readonly<Record<string, Uuid>>;
}

export const rejectionProblem = (rejection: CommandRejection): Problem => {
  switch (rejection.because) {
    case 'refused':
      return refusalProblem(rejection.refusals);
    case 'key-reused':
      return problem(422, 'The key was used before', {
        code: 'IDEMPOTENCY_KEY.USED_FOR_ANOTHER_BODY',
        message: 'This Idempotency-Key came with another body before. Use a new key.',
        at: 'Idempotency-Key',
      });
    case 'stale-revision':
      return problem(412, 'The record is not as you saw it', {
        code: 'IF_MATCH.STALE',
        message: `Somebody changed the record: its revision is ${rejection.actual}. Read it again.`,
        at: 'If-Match',
      });
    case 'contention':
      return new Problem(
        503,
        'Too many changes at once',
        [{ code: 'STREAM.CONTENDED', message: 'Nothing was written. Try again.' }],
        { 'Retry-After': '1' },
      );
    case 'erased':
      return problem(410, 'The texts of this record were erased', {
        code: 'PERSONAL_DATA.ERASED',
        message: 'What this record said was erased for good: no further text can be added to it.',
      });
    default:
      return assertNever(rejection);
  }
};

/** Sends a controller's commands: adds who and when, and turns what comes back into an answer or a problem. */
@Injectable()
export class Commands {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ReadingRestricted) private readonly restricted: ReadingRestricted,
  ) {}

  /** The id of what a command brings into being: the same whenever the command is sent again. */
  newId<Id extends Uuid>(call: Call, commandType: string, part = ''): Id {
    const request = this.#request(call, {});
    return newIdFor(this.ledger.ledgerId, request, commandType, part) as Id;
  }

  /** The id of what there is only one of in this ledger: whoever makes it again finds it made. */
  onlyId<Id extends Uuid>(kind: string, ...parts: readonly string[]): Id {
    return derivedUuid(this.ledger.ledgerId, kind, ...parts) as Id;
  }

  /** @throws Problem when the command was not carried out */
  async send<C extends Command>(
    handling: CommandHandling<C>,
    intention: IntentionOf<C>,
    call: Call,
    dto: CommandDto,
    made: Made = {},
  ): Promise<CommandAnswerDto> {
    const result = await this.attempt(handling, intention, call, dto, made);
    if (!result.ok) throw rejectionProblem(result.error);
    return result.value;
  }

  /** As `send`, for whoever goes on after a refusal. */
  async attempt<C extends Command>(
    handling: CommandHandling<C>,
    intention: IntentionOf<C>,
    call: Call,
    dto: CommandDto,
    made: Made = {},
  ): Promise<Result<CommandAnswerDto, CommandRejection>> {
    const request = this.#request(call, dto);
    const result = await this.bus.execute(handling.command(intention, request));
    if (!result.ok) return err(await this.#toldOf(result.error, handling, intention, call));
    if (this.clock instanceof SimulatedClock) this.clock.advanceTo(request.now);
    return ok(answer({ id: intention.id as Uuid, ...made }, result.value));
  }

  /**
   * Why a command was not carried out, as its sender may know it: why it cannot be done to a record that they may not
   * even read would tell that there is one.
   */
  async #toldOf<C extends Command>(
    rejection: CommandRejection,
    { withheld }: CommandHandling<C>,
    { type, id }: IntentionOf<C>,
    { identity, correlationId, route }: Call,
  ): Promise<CommandRejection> {
    if (!withheld || withheld.begunBy.includes(type)) return rejection;
    if (!withheld.isReadByItsActors && !lacksAuthority(rejection)) return rejection;
    const asking = { identity, correlationId, route };
    const isHidden = await this.restricted.isWithheld(asking, withheld.kind, id);
    return isHidden ? { because: 'refused', refusals: [withheld.refusal] } : rejection;
  }

  #request(
    call: Call,
    { effectiveAt, onBehalfOf, reason, provenance }: CommandDto,
  ): CommandRequest {
    const { identity, key, correlationId, expectedRevision, time } = call;
    const request = { actor: actorOf(call, onBehalfOf), key, correlationId };
    if (!onlyTheSecretariatEntersOnBehalf.holds({ identity, onBehalfOf })) {
      throw refusalProblem([refuse(onlyTheSecretariatEntersOnBehalf, { identity, onBehalfOf })]);
    }
    return {
      ...request,
      now: time ?? this.clock.now(),
      ...(effectiveAt && { effectiveAt }),
      ...(reason && { reason }),
      ...(provenance && { provenance }),
      ...(expectedRevision !== undefined && { expectedRevision }),
    };
  }
}

const lacksAuthority = (rejection: CommandRejection): boolean =>
  rejection.because === 'refused' &&
  rejection.refusals.some(({ concerns }) => concerns === 'authority');

const actorOf = ({ identity }: Call, onBehalfOf: CommandDto['onBehalfOf']): Actor => ({
  id: identity.actor,
  capacity: identity.role ?? 'member',
  ...(identity.agency && { organisation: identity.agency }),
  ...(onBehalfOf && { onBehalfOf }),
});

const answer = (
  made: Made & { readonly id: string },
  { revision, position, events, repeated }: CommandOutcome,
): CommandAnswerDto =>
  Object.assign(new CommandAnswerDto(), {
    ...made,
    revision,
    position: String(position),
    events,
    repeated,
  });
