import { Inject, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { CommandExecutor } from '../../../platform/command-handling/command-executor.js';
import type { CommandRejection } from '../../../platform/command-handling/command-outcome.js';
import type { Call } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { CommandAnswerDto, Commands, rejectionProblem } from '../../../platform/http/commands.js';
import { type BodyId, bodyReader } from '../../bodies/contract.js';
import { meetingReader } from '../../meetings/contract.js';
import type { RecordingCommand } from '../decision.commands.js';
import { referenceIsReserved } from '../decision-recording.policies.js';
import {
  referenceCounterId,
  referenceCounterReader,
  referenceReservedFor,
  yearTakenAt,
} from '../decision-reference.js';
import type { DecisionId, DecisionReference } from '../events.js';
import type { RecordDecisionDto, RecordUrgentDecisionDto } from './decision.dto.js';
import { decisionCommands, referenceCounterCommands } from './handling.js';

/** What recording a decision led to, with the reference it got. */
export class RecordedDecisionDto extends CommandAnswerDto {
  @ApiProperty({ example: 'SCB-2021-014' })
  reference!: DecisionReference;
}

const onlyLacksAReference = (rejection: CommandRejection): boolean =>
  rejection.because === 'refused' &&
  rejection.refusals.every(({ code }) => code === referenceIsReserved.code);

/**
 * Records a decision under a reference without gaps: decides, reserves the number where nothing else is missing,
 * and records. Each step can be sent again; what stopped in between goes on from there.
 */
@Injectable()
export class DecisionRecorder {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
  ) {}

  /** Taken at a meeting. @throws Problem */
  async record(dto: RecordDecisionDto, call: Call): Promise<RecordedDecisionDto> {
    const meeting = await this.executor.read(meetingReader, dto.meetingId);
    const year = meeting.stage === 'none' ? 0 : yearTakenAt(meeting.date);
    return this.#record('RecordDecision', { ...dto, year }, call, (decisionId) =>
      this.commands.attempt(
        decisionCommands,
        { type: 'RecordDecision', id: decisionId, data: { decisionId, ...dataOf(dto) } },
        call,
        dto,
      ),
    );
  }

  /** Taken without a meeting, on the day named: it takes effect then. @throws Problem */
  recordUrgent(dto: RecordUrgentDecisionDto, call: Call): Promise<RecordedDecisionDto> {
    const year = yearTakenAt(dto.takenOn);
    return this.#record('RecordUrgentDecision', { ...dto, year }, call, (decisionId) =>
      this.commands.attempt(
        decisionCommands,
        { type: 'RecordUrgentDecision', id: decisionId, data: { decisionId, ...dataOf(dto) } },
        call,
        { ...dto, effectiveAt: dto.effectiveAt ?? dto.takenOn },
      ),
    );
  }

  async #record(
    type: RecordingCommand['type'],
    { bodyId, year }: { readonly bodyId: BodyId; readonly year: number },
    call: Call,
    attempt: (decisionId: DecisionId) => ReturnType<Commands['attempt']>,
  ): Promise<RecordedDecisionDto> {
    const counterId = referenceCounterId(bodyId, year);
    // One counter for one decision: the same key for another body, or another year, is another command on another
    // stream, and cannot take a number in two counters for one decision.
    const decisionId = this.commands.newId<DecisionId>(call, type, counterId);
    let result = await attempt(decisionId);
    if (!result.ok && onlyLacksAReference(result.error)) {
      await this.#reserve(decisionId, bodyId, year, call);
      result = await attempt(decisionId);
    }
    if (!result.ok) throw rejectionProblem(result.error);
    return Object.assign(new RecordedDecisionDto(), result.value, {
      reference: await this.#reference(decisionId, counterId),
    });
  }

  async #reserve(decisionId: DecisionId, bodyId: BodyId, year: number, call: Call): Promise<void> {
    const body = await this.executor.read(bodyReader, bodyId);
    const shortName = body.stage === 'none' ? '' : body.shortName;
    const intention = {
      type: 'ReserveReference',
      id: referenceCounterId(bodyId, year),
      data: { decisionId, bodyId, shortName, year },
    } as const;
    const { expectedRevision: _, ...unconditional } = call;
    // References are given in the order of recording, whenever the meeting was: dated today.
    await this.commands.send(referenceCounterCommands, intention, unconditional, {});
  }

  async #reference(decisionId: DecisionId, counterId: string): Promise<DecisionReference> {
    const counter = await this.executor.read(referenceCounterReader, counterId);
    const reference = referenceReservedFor(counter, decisionId);
    if (reference === undefined) throw new Error(`Decision ${decisionId} has no reference`);
    return reference;
  }
}
