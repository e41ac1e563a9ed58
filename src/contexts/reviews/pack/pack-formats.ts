import type { PackPart } from '../events.js';
import * as format1 from './format-1/compose-pack.js';
import * as format2 from './format-2/compose-pack.js';
import type { PackDocument } from './pack-document.js';
import type { Close, PackMaterial } from './pack-material.js';

/** How documents of one format are made. A shipped format keeps its own for ever. */
export interface PackFormat {
  /** Whether it has a Part 2 of this position. */
  readonly hasPartTwo: (material: PackMaterial) => boolean;
  readonly pack: (material: PackMaterial, part: PackPart) => PackDocument;
  readonly record: (material: PackMaterial, part: PackPart, close: Close) => PackDocument;
}

const FORMATS: Readonly<Record<number, PackFormat>> = {
  1: {
    hasPartTwo: () => false,
    pack: (material) => format1.composePack(material),
    record: (material, _, close) => format1.composeRecord(material, close),
  },
  2: {
    hasPartTwo: format2.hasPartTwo,
    pack: format2.composePack,
    record: format2.composeRecord,
  },
};

/** The format of a number; undefined where this program knows none. */
export const packFormat = (number: number): PackFormat | undefined => FORMATS[number];
