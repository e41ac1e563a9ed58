import type { PackDocument as PackDocument1 } from './format-1/pack-document.js';
import type { PackDocument as PackDocument2 } from './format-2/pack-document.js';

/** A pack or a record, in any format that was ever shipped; `format` tells which. */
export type PackDocument = PackDocument1 | PackDocument2;
