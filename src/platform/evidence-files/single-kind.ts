import { zipEntries } from './zip-entries.js';

/** Whether a file is of its kind from its first byte to its last, with nothing in it that acts. */
type Check = (bytes: Uint8Array) => boolean;

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The end of an archive, the beginning of scripts: a second file inside the first. */
const OTHERS = ['PK\u0005\u0006', '<script', '<?php'];

/** What makes a PDF act when it is opened, or carry other files, as far as it stands there in the open. */
const PDF_ACTS = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'];

const PDF_END = /%%EOF\s*$/;

const pdf: Check = (bytes) => {
  const all = asBuffer(bytes);
  return (
    all.toString('latin1', 0, 5) === '%PDF-' &&
    PDF_END.test(all.toString('latin1', Math.max(0, all.length - 64))) &&
    [...PDF_ACTS, ...OTHERS].every((word) => !all.includes(word, 0, 'latin1'))
  );
};

const PNG_HEAD_BYTES = 8;
const CHUNK_BYTES = 12;

/** A PNG is a list of chunks, each with its length, of which the last is empty. */
const png: Check = (bytes) => {
  const all = asBuffer(bytes);
  let at = PNG_HEAD_BYTES;
  while (at + CHUNK_BYTES <= all.length) {
    const type = all.toString('latin1', at + 4, at + 8);
    at += CHUNK_BYTES + all.readUInt32BE(at);
    if (type === 'IEND') return at === all.length;
  }
  return false;
};

const jpeg: Check = (bytes) => {
  const all = asBuffer(bytes);
  return (
    all.length > 4 &&
    all.readUInt16BE(0) === 0xffd8 &&
    all.readUInt16BE(all.length - 2) === 0xffd9 &&
    OTHERS.every((word) => !all.includes(word, 0, 'latin1'))
  );
};

/** What acts inside a document, or has no business there. */
const ENTRY_ACTS =
  /(^|\/)\.\.(\/|$)|^\/|\\|vbaProject|vbaData|activeX|\/embeddings\/|^Basic\/|^Scripts\/|\.(exe|dll|js|vbs|ps1|bat|cmd|sh|jar|html?|svg|zip|py|scr|msi|lnk|hta)$/i;

const document: Check = (bytes) => {
  const entries = zipEntries(bytes);
  return entries !== undefined && entries.every((name) => !ENTRY_ACTS.test(name));
};

/** Without anything that a text does not hold: only tabs and line ends of the control characters. */
const NOT_IN_TEXT = /[^\P{Cc}\t\n\r]/u;
/** What begins like markup, a script or a program is none of our texts. */
const NOT_A_TEXT = /^\uFEFF?\s*(<|#!|%!|@echo|MZ|\{\\rtf)/i;

/** UTF-8 without what only programs read. */
export const isText: Check = (bytes) => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return false;
  }
  return !NOT_IN_TEXT.test(text) && !NOT_A_TEXT.test(text);
};

const CHECKS: Readonly<Record<string, Check>> = {
  'application/pdf': pdf,
  'image/png': png,
  'image/jpeg': jpeg,
  'text/csv': isText,
  'text/plain': isText,
};

export const isOfOneKind = (mediaType: string, bytes: Uint8Array): boolean =>
  (CHECKS[mediaType] ?? document)(bytes);
