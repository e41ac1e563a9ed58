import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this program, built or not: the nearest above this file with a package.json. */
export const packageFolder = (from: string = import.meta.dirname): string => {
  if (existsSync(join(from, 'package.json'))) return from;
  if (dirname(from) === from) throw new Error('The program does not lie in its package');
  return packageFolder(dirname(from));
};
