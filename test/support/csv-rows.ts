/** A table as somebody reads it: by the names in its header. Strict: what RFC 4180 does not allow is a fault. */
export const csvRows = (csv: string): readonly Readonly<Record<string, string>>[] => {
  if (!csv.startsWith('\uFEFF')) throw new Error('There is no byte order mark');
  const [header = [], ...rows] = linesOf(csv.slice(1));
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${cells.length} cells: ${cells.join()}`);
    return Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']));
  });
};

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;

const linesOf = (csv: string): readonly (readonly string[])[] => {
  const lines: string[][] = [];
  let line: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < csv.length) {
    const at = CELL.lastIndex;
    const [, quoted, plain = '', end] = CELL.exec(csv) ?? [];
    if (end === undefined) throw new Error(`No cell at ${at}: ${csv.slice(at, at + 60)}`);
    line.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
};
