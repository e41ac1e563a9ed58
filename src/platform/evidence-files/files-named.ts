import { isSealedForm } from '../../kernel/sealed.js';
import { isAddress } from './evidence-files.js';

interface NamedFile {
  readonly address: string;
}

/** How an event names a file that lies beside the ledger, whatever the event is about. */
const isNamedFile = (value: object): value is NamedFile =>
  'address' in value &&
  typeof value.address === 'string' &&
  isAddress(value.address) &&
  'mediaType' in value &&
  'sha256' in value &&
  isSealedForm(value.sha256);

/** Gathers the addresses of all files that a value names. */
export const gatherFiles = (value: unknown, into: Set<string>): void => {
  if (typeof value !== 'object' || value === null || isSealedForm(value)) return;
  if (isNamedFile(value)) into.add(value.address);
  for (const member of Object.values(value)) gatherFiles(member, into);
};
