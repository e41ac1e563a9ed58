import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Uuid } from '../../kernel/ids.js';
import type { Result } from '../../kernel/result.js';
import type { CommandRejection } from '../command-handling/command-outcome.js';
import type { Call } from './call.js';
import { type CommandAnswerDto, rejectionProblem } from './commands.js';
import { FaultDto } from './problem.dto.js';
import type { Problem } from './problem.js';

/** What became of one command among many. */
export class BulkResultDto {
  @ApiProperty({ format: 'uuid', description: 'Of what the command was about.' })
  id!: string;

  @ApiProperty({ description: 'Whether it was carried out, now or when it was sent before.' })
  done!: boolean;

  @ApiPropertyOptional({ example: 3, description: 'Of its history now.' })
  revision?: number;

  @ApiPropertyOptional({ description: 'It had been carried out before; nothing was written now.' })
  repeated?: boolean;

  @ApiPropertyOptional({ example: 409, description: 'Where it was not: why.' })
  status?: number;

  @ApiPropertyOptional({ type: [FaultDto] })
  faults?: readonly FaultDto[];
}

/** What many commands led to, one by one: answered with 207 where some were not carried out. */
export class BulkAnswerDto {
  @ApiProperty({ type: 'integer', example: 6 })
  done!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  refused!: number;

  @ApiProperty({
    example: '1042',
    description: 'The furthest in the log: give it as `?after=` to read your own writes.',
  })
  position!: string;

  @ApiProperty({ type: [BulkResultDto], description: 'In the order in which they were asked for.' })
  results!: readonly BulkResultDto[];
}

type Attempt = (id: Uuid, call: Call) => Promise<Result<CommandAnswerDto, CommandRejection>>;

/**
 * Sends one command to each of many streams, one after the other, and tells of each what became of it. Each has the
 * same `Idempotency-Key`, which counts per stream: sent again, what was done stays done, and the rest is tried again.
 * @throws Problem where none was carried out: the first one's
 */
export const sendToEach = async (
  ids: readonly Uuid[],
  call: Call,
  attempt: Attempt,
): Promise<BulkAnswerDto> => {
  // A revision speaks of one stream.
  const { expectedRevision: _, ...each } = call;
  const results: BulkResultDto[] = [];
  let furthest = 0n;
  let firstProblem: Problem | undefined;
  for (const id of ids) {
    // One after the other: whoever resends finds the first ones done.
    // oxlint-disable-next-line no-await-in-loop
    const result = await attempt(id, each);
    if (result.ok) {
      const { revision, repeated, position } = result.value;
      if (BigInt(position) > furthest) furthest = BigInt(position);
      results.push({ id, done: true, revision, repeated });
    } else {
      const problem = rejectionProblem(result.error);
      firstProblem ??= problem;
      results.push({ id, done: false, status: problem.getStatus(), faults: problem.faults });
    }
  }
  const done = results.filter((result) => result.done).length;
  if (firstProblem && done === 0) throw firstProblem;
  return Object.assign(new BulkAnswerDto(), {
    done,
    refused: results.length - done,
    position: String(furthest),
    results,
  });
};
