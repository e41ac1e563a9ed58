import { Inject, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { CommandExecutor } from '../../../platform/command-handling/command-executor.js';
import type { CommandRejection } from '../../../platform/command-handling/command-outcome.js';
import type { Call } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { CommandAnswerDto, Commands, rejectionProblem } from '../../../platform/http/commands.js';
import { type BodyId, bodyReader } from '../../bodies/contract.js';
import { meetingReader } from '../../meetings/contract.js';
import { referenceIsReserved } from '../decision-recording.policies.js';
import { yearTakenAt } from '../decision-recording.js';
import {
  referenceCounterId,
  referenceCounterReader,
  referenceReservedFor,
} from '../decision-reference.js';
import type { DecisionId, DecisionReference } from '../events.js';
import type { RecordDecisionDto } from './decision.dto.js';
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

  /** @throws Problem */
  async record(dto: RecordDecisionDto, call: Call): Promise<RecordedDecisionDto> {
    const year = await this.#year(dto);
    const counterId = referenceCounterId(dto.bodyId, year);
    // One counter for one decision: the same key for another body, or another year, is another command on another
    // stream, and cannot take a number in two counters for one decision.
    const decisionId = this.commands.newId<DecisionId>(call, 'RecordDecision', counterId);
    const data = { decisionId, ...dataOf(dto) };
    const intention = { type: 'RecordDecision', id: decisionId, data } as const;
    const attempt = () => this.commands.attempt(decisionCommands, intention, call, dto);

    let result = await attempt();
    if (!result.ok && onlyLacksAReference(result.error)) {
      await this.#reserve(decisionId, dto.bodyId, year, call);
      result = await attempt();
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

  async #year({ meetingId }: RecordDecisionDto): Promise<number> {
    const meeting = await this.executor.read(meetingReader, meetingId);
    return meeting.stage === 'none' ? 0 : yearTakenAt(meeting.date);
  }
}
