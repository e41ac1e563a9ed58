import type { Call } from '../../../platform/http/call.js';
import type { Commands, Made } from '../../../platform/http/commands.js';
import type { EvidenceId } from '../../delivery-plans/contract.js';
import type { GivenEvidence } from '../cycle.commands.js';
import type { CycleEvidenceDto } from './assessment.dto.js';

/** Evidence of a body as it is recorded, each piece with its id, and those ids by their numbers. */
export const withIds = (
  commands: Pick<Commands, 'newId'>,
  given: readonly CycleEvidenceDto[],
  commandType: string,
  call: Call,
): { readonly evidence: readonly GivenEvidence[]; readonly made: Made } => {
  const evidence = given.map((each, index) => ({
    ...each,
    evidenceId: commands.newId<EvidenceId>(call, commandType, String(index + 1)),
  }));
  const parts = evidence.map(({ evidenceId }, index) => [index + 1, evidenceId] as const);
  return { evidence, made: { parts: Object.fromEntries(parts) } };
};
