/* A zip archive is read from its end: a record that says where the list of its entries is. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const MOST_ENTRIES = 10_000;

/**
 * The names of everything in a zip archive that begins and ends with the file; undefined where it does not: something
 * is put before or behind it, or its parts contradict each other.
 */
export const zipEntries = (bytes: Uint8Array): readonly string[] | undefined => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = all.length - END_BYTES;
  if (end < 0 || all.readUInt32LE(0) !== LOCAL || all.readUInt32LE(end) !== END) return undefined;
  const count = all.readUInt16LE(end + 10);
  const size = all.readUInt32LE(end + 12);
  let at = all.readUInt32LE(end + 16);
  if (at + size !== end || count > MOST_ENTRIES) return undefined;
  const names: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    if (at + CENTRAL_BYTES > end || all.readUInt32LE(at) !== CENTRAL) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => all.readUInt16LE(at + offset));
    const next = at + CENTRAL_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    names.push(all.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + (name ?? 0)));
    at = next;
  }
  return at === end ? names : undefined;
};
