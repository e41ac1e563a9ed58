import { hash } from 'node:crypto';
import { EvidenceFileDamaged, type GivenFile } from './evidence-files.js';

const LENGTH_BYTES = 4;

/** A file with its name and type before it, as one: what speaks of a person is encrypted with what it names. */
export const packFile = ({ name, mediaType, sha256, bytes }: GivenFile): Uint8Array => {
  const about = Buffer.from(JSON.stringify({ name, mediaType, sha256 }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(about.length);
  return Buffer.concat([length, about, bytes]);
};

interface About {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

const isAbout = (value: unknown): value is About =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'mediaType' in value &&
  typeof value.mediaType === 'string' &&
  'sha256' in value &&
  typeof value.sha256 === 'string';

/** @throws EvidenceFileDamaged where it is not what `packFile` made */
export const unpackFile = (packed: Uint8Array): GivenFile => {
  const all = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const end = LENGTH_BYTES + all.readUInt32BE();
  const about: unknown = JSON.parse(all.toString('utf8', LENGTH_BYTES, end));
  const bytes = all.subarray(end);
  if (!isAbout(about) || hash('sha256', bytes, 'hex') !== about.sha256)
    throw new EvidenceFileDamaged('The file is not what it was when it was handed in');
  const { name, mediaType, sha256 } = about;
  return { name, mediaType, sha256, bytes };
};
