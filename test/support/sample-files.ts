import { crc32, deflateSync } from 'node:zlib';

/* The smallest files of their kinds, made here: nothing in them is anybody's. */

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const half = (value: number): Buffer => word(value).subarray(0, 2);

/** A zip archive with these entries, stored as they are. */
export const zipOf = (entries: Readonly<Record<string, string>>): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [title, data] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.concat([
      ...[20, 0, 0, 0, 0].map(half),
      word(crc32(data)),
      word(data.length),
      word(data.length),
      half(title.length),
      half(0),
    ]);
    const local = Buffer.concat([word(0x04034b50), facts, title, data]);
    const place = [...[0, 0, 0].map(half), word(0), word(at)];
    centrals.push(Buffer.concat([word(0x02014b50), half(20), facts, ...place, title]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(centrals);
  const count = half(centrals.length);
  const end = [word(0x06054b50), half(0), half(0), count, count, word(list.length), word(at)];
  return Buffer.concat([...locals, list, ...end, half(0)]);
};

const OOXML = 'application/vnd.openxmlformats-officedocument';

const contentTypes = (part: string, type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${OOXML}.${type}.main+xml"/></Types>`;

const office = (part: string, type: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  zipOf({ '[Content_Types].xml': contentTypes(part, type), [part]: '<x/>', ...more });

export const docx = (more: Readonly<Record<string, string>> = {}): Buffer =>
  office('word/document.xml', 'wordprocessingml.document', more);
export const xlsx = (): Buffer => office('xl/workbook.xml', 'spreadsheetml.sheet');
export const pptx = (): Buffer => office('ppt/presentation.xml', 'presentationml.presentation');
export const odt = (more: Readonly<Record<string, string>> = {}): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<x/>',
    ...more,
  });

export const pdf = (inside = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside}>>\nendobj\ntrailer\n<< >>\n%%EOF\n`);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
};

/** One white dot. */
export const png = (): Buffer =>
  Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

export const jpeg = (): Buffer =>
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0000ffd9', 'hex');

/** A program for Linux, as far as its beginning tells. */
export const program = (): Buffer =>
  Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(120)]);

/** A program for Windows, as far as its beginning tells. */
export const windowsProgram = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

export const TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: `${OOXML}.wordprocessingml.document`,
  xlsx: `${OOXML}.spreadsheetml.sheet`,
  pptx: `${OOXML}.presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
