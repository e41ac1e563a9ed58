import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Not written by us, or written to break a rule on purpose. */
const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'coverage',
  'data',
  'packs',
  'test/architecture/canaries',
]);

/** Paths of the repository's own files below a folder, from the root, with forward slashes. */
export const repositoryFiles = (folder: string = ROOT): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const name = relative(ROOT, path).replaceAll('\\', '/');
    if (entry.name.startsWith('.') || LEFT_OUT.has(name)) return [];
    return entry.isDirectory() ? repositoryFiles(path) : [name];
  });

/** Kernel, domain files and projections: whatever must give the same answer for the same events, always. */
export const isPure = (path: string): boolean =>
  /^(src\/kernel\/|src\/contexts\/[^/]+\/[^/]+\.ts$|projections\/)/.test(path) &&
  path.endsWith('.ts') &&
  !/\.(spec|module)\.ts$/.test(path);
