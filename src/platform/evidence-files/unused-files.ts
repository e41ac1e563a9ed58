import type { EvidenceFiles, KeptFile } from './evidence-files.js';

/** The files that no event names: handed in, and never given as evidence. */
export async function* unusedFiles(
  files: Pick<EvidenceFiles, 'list'>,
  named: ReadonlySet<string>,
): AsyncGenerator<KeptFile, void> {
  for await (const file of files.list()) {
    if (!named.has(file.address)) yield file;
  }
}
