import { inflateRawSync } from 'node:zlib';

const END_SIZE = 22;
const ENTRY_SIZE = 46;

/** The files of a ZIP archive, by name. */
export const unzipped = (archive: Buffer): ReadonlyMap<string, Buffer> => {
  const end = archive.length - END_SIZE;
  const files = new Map<string, Buffer>();
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [names, extra, comment] = [28, 30, 32].map((at) => archive.readUInt16LE(entry + at));
    const name = archive.toString('utf8', entry + ENTRY_SIZE, entry + ENTRY_SIZE + (names ?? 0));
    const local = archive.readUInt32LE(entry + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
    files.set(name, archive.readUInt16LE(entry + 10) === 0 ? bytes : inflateRawSync(bytes));
    entry += ENTRY_SIZE + (names ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
};
