import { fileTypeFromBuffer } from 'file-type';
import { isOfOneKind, isText } from './single-kind.js';

/** A file as somebody hands it in, with what its bytes say of it. */
export interface InspectedFile {
  readonly name: string;
  /** As it was declared. */
  readonly declared: string;
  readonly size: number;
  /** As its bytes tell; undefined where they tell nothing that is known. */
  readonly found: string | undefined;
  /** From its first byte to its last, with nothing in it that acts. */
  readonly ofOneKind: boolean;
}

const TEXTS: ReadonlySet<string> = new Set(['text/csv', 'text/plain']);

/** What breaks off where its kind says that there is more is of no kind. */
const magicOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
};

/** Bytes do not tell a table from a text: where they are a text, the declaration does. */
const foundIn = async (bytes: Uint8Array, declared: string): Promise<string | undefined> => {
  const found = await magicOf(bytes);
  if (found !== undefined) return found;
  if (!isText(bytes)) return undefined;
  return TEXTS.has(declared) ? declared : 'text/plain';
};

export const inspectFile = async ({
  name,
  declared,
  bytes,
}: {
  readonly name: string;
  readonly declared: string;
  readonly bytes: Uint8Array;
}): Promise<InspectedFile> => {
  const found = await foundIn(bytes, declared);
  const ofOneKind = found !== undefined && isOfOneKind(found, bytes);
  return { name, declared, size: bytes.byteLength, found, ofOneKind };
};
