import { hash } from 'node:crypto';
import { broken, type Refusal } from '../../kernel/refusal.js';
import { err, ok, type Result } from '../../kernel/result.js';
import { evidenceFileRules } from './evidence-file.policies.js';
import type { EvidenceFiles, GivenFile } from './evidence-files.js';
import { inspectFile } from './inspect-file.js';

/** What is known of a file once it is kept. */
export interface TakenFile extends Omit<GivenFile, 'bytes'> {
  readonly address: string;
  readonly size: number;
}

/** Looks at a file that was handed in, and keeps it if it may be evidence. @throws KeyDestroyed, StoreUnavailable */
export const takeFile = async (
  files: EvidenceFiles,
  caseId: string,
  handed: { readonly name: string; readonly declared: string; readonly bytes: Uint8Array },
): Promise<Result<TakenFile, readonly Refusal[]>> => {
  const inspected = await inspectFile(handed);
  const refusals = broken(evidenceFileRules, inspected);
  if (refusals.length > 0) return err(refusals);
  const { name, declared: mediaType, bytes } = handed;
  const about = { name, mediaType, sha256: hash('sha256', bytes, 'hex') };
  const address = await files.keep(caseId, { ...about, bytes });
  return ok({ ...about, address, size: bytes.byteLength });
};
