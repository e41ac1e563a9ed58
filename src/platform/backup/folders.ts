import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** A folder that something shall be written into is not fit for it. Nothing was written. */
export class FolderNotFit extends Error {}

/** A folder's one true name, also where its end does not exist yet. */
const trueName = (folder: string): string => {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(trueName(dirname(path)), basename(path));
};

const isWithin = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || !(path === '..' || path.startsWith(`..${sep}`));
};

/** @throws FolderNotFit where one folder is the other, or lies inside it */
export const requireApart = (one: string, other: string, why: string): void => {
  const [first, second] = [trueName(one), trueName(other)];
  if (isWithin(first, second) || isWithin(second, first))
    throw new FolderNotFit(`${one} and ${other} must lie apart: ${why}`);
};

/** @throws FolderNotFit unless there is nothing, or an empty folder */
export const requireEmpty = (folder: string): void => {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (entry && !entry.isDirectory()) throw new FolderNotFit(`${folder} is not a folder`);
  if (entry && readdirSync(folder).length > 0)
    throw new FolderNotFit(`${folder} is not empty: name a new folder`);
};

/** Makes a folder that only its owner may open. */
export const makeOwnersFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
};
