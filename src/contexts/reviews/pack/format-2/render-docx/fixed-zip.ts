/** The first day that a ZIP archive can name: midnight of 1 January 1980. */
const FIRST_DAY = 0x21;

const END_OF_DIRECTORY = 0x06054b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;

const endOf = (archive: Buffer): number => {
  for (let at = archive.length - END_SIZE; at >= 0; at -= 1)
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new Error('A ZIP archive was expected');
};

/** The archive with no moment of its making in it: its bytes follow from its content alone. */
export const withoutTimes = (archive: Buffer): Buffer => {
  const fixed = Buffer.from(archive);
  const end = endOf(fixed);
  let entry = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = fixed.readUInt32LE(entry + 42);
    for (const times of [entry + 12, local + 10]) {
      fixed.writeUInt16LE(0, times);
      fixed.writeUInt16LE(FIRST_DAY, times + 2);
    }
    entry +=
      ENTRY_SIZE +
      fixed.readUInt16LE(entry + 28) +
      fixed.readUInt16LE(entry + 30) +
      fixed.readUInt16LE(entry + 32);
  }
  return fixed;
};
