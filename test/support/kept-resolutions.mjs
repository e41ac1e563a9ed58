/*
 * Where packages lie, kept between processes: the program loads some four thousand modules, and to look for each of
 * them is half of what a start takes. What is kept belongs to one installation of packages.
 */
import { hash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Npm writes it whenever it changes what is installed. */
const INSTALLED = new URL('../../node_modules/.package-lock.json', import.meta.url);
const QUIET_MS = 500;

const textOf = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const readFrom = (path) => JSON.parse(textOf(path) || '{}');

/** The folder is what a specifier is resolved by, not the file in it. */
const folderOf = (url) => url.slice(0, url.lastIndexOf('/'));

/** Not what is relative to our own files: those come and go. */
const isKept = (specifier, { parentURL = '' }) =>
  parentURL.startsWith('file:') &&
  !/^(file|node|data):/.test(specifier) &&
  (parentURL.includes('/node_modules/') || !specifier.startsWith('.'));

/**
 * A hook that resolves what an earlier process resolved as that one did.
 * @param folder where it is kept
 */
export const keptResolutions = (folder) => {
  const installed = hash('sha256', `${process.version} ${textOf(INSTALLED)}`);
  const path = join(folder, `resolutions-${installed}.json`);
  const known = readFrom(path);
  const found = {};

  /** Others may have found more meanwhile. */
  const keep = () => {
    const all = readFrom(path);
    for (const [parent, resolutions] of Object.entries(found))
      all[parent] = { ...all[parent], ...resolutions };
    const own = `${path}.${process.pid}`;
    writeFileSync(own, JSON.stringify(all));
    renameSync(own, path);
  };

  // Once nothing more is loaded for a moment: a process may be killed before it ends.
  let keeping;
  const keepSoon = () => {
    keeping ??= setTimeout(keep, QUIET_MS).unref();
    keeping.refresh();
  };

  return (specifier, context, next) => {
    if (!isKept(specifier, context)) return next(specifier, context);
    const kind = context.conditions.includes('import') ? 'import' : 'require';
    const parent = `${kind} ${folderOf(context.parentURL)}`;
    const [url, format] = known[parent]?.[specifier] ?? [];
    if (url) return { url, ...(format && { format }), shortCircuit: true };
    const resolved = next(specifier, context);
    (found[parent] ??= {})[specifier] = [resolved.url, resolved.format];
    keepSoon();
    return resolved;
  };
};
