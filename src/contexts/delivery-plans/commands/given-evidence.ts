import { Inject, Injectable } from '@nestjs/common';
import { seal } from '../../../kernel/sealed.js';
import {
  EVIDENCE_FILES,
  EvidenceFileDamaged,
  EvidenceFileMissing,
  type EvidenceFiles,
  type GivenFile,
} from '../../../platform/evidence-files/evidence-files.js';
import type { Call } from '../../../platform/http/call.js';
import { Commands, type Made } from '../../../platform/http/commands.js';
import { problem } from '../../../platform/http/problem.js';
import { actionAggregate } from '../action.js';
import type { ActionId, Evidence, EvidenceId, FileAddress, StoredFile } from '../events.js';
import type { EvidenceDto } from './evidence.dto.js';

/** Evidence of a body as it is recorded: with ids, and with what is known of each file since it was handed in. */
@Injectable()
export class GivenEvidence {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(EVIDENCE_FILES) private readonly files: EvidenceFiles,
  ) {}

  /** @throws Problem 422 where a file was not handed in for this action */
  async of(
    actionId: ActionId,
    commandType: string,
    given: readonly EvidenceDto[],
    call: Call,
  ): Promise<{ readonly evidence: readonly Evidence[]; readonly made: Made }> {
    const evidence = await Promise.all(
      given.map(async ({ file, ...each }, index) => ({
        ...each,
        evidenceId: this.commands.newId<EvidenceId>(call, commandType, String(index + 1)),
        ...(file && { file: await this.#stored(actionId, file, index) }),
      })),
    );
    const parts = evidence.map(({ evidenceId }, index) => [index + 1, evidenceId] as const);
    return { evidence, made: { parts: Object.fromEntries(parts) } };
  }

  async #stored(actionId: ActionId, address: FileAddress, index: number): Promise<StoredFile> {
    const caseId = actionAggregate.stream(actionId);
    const { bytes, ...about } = await this.#handedIn(caseId, address, index);
    // Handed in once more: what is about to be recorded is not taken for unused meanwhile.
    await this.files.keep(caseId, { ...about, bytes });
    const { name, mediaType, sha256 } = about;
    return { address, size: bytes.byteLength, mediaType, name: seal(name), sha256: seal(sha256) };
  }

  async #handedIn(caseId: string, address: string, index: number): Promise<GivenFile> {
    try {
      return await this.files.open(caseId, address);
    } catch (fault) {
      if (!(fault instanceof EvidenceFileMissing || fault instanceof EvidenceFileDamaged))
        throw fault;
      throw problem(422, 'The file is not there', {
        code: 'EVIDENCE_FILE.NOT_HANDED_IN',
        message: 'No file with this address was handed in for this action: hand it in first.',
        at: `/evidence/${index}/file`,
      });
    }
  }
}
