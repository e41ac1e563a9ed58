/*
 * Lets plain node run our TypeScript as it stands, without a build: `node --import run-typescript.mjs file.ts`.
 * For tests and the processes they start. Node's own type stripping knows neither `.js` for `.ts` nor parameter
 * properties.
 *
 * Many processes run the same files, so what a text became is kept, under the text's digest.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptResolutions } from './kept-resolutions.mjs';

const OPTIONS = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

const require = createRequire(import.meta.url);
const compiler = require.resolve('@swc/core/package.json');
const { version } = require(compiler);
const kept = join(dirname(compiler), '../../.cache/run-typescript');
mkdirSync(kept, { recursive: true });
enableCompileCache(kept);

/** Of each file that ran, by its address: where the map lies that leads from what ran to what was written. */
export const sourceMaps = new Map();

/** Several processes may compile one file at once: each writes its own, and the last one's stays. */
const keep = (path, text) => {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, text);
  renameSync(own, path);
};

const compiled = (url) => {
  const filename = fileURLToPath(url);
  const text = readFileSync(filename, 'utf8');
  const digest = hash('sha256', `${version} ${JSON.stringify(OPTIONS)} ${filename} ${text}`);
  const path = join(kept, `${digest}.js`);
  sourceMaps.set(url, `${path}.map`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const { code, map } = require('@swc/core').transformSync(text, { ...OPTIONS, filename });
    keep(`${path}.map`, map);
    keep(path, code);
    return code;
  }
};

const resolved = keptResolutions(kept);

registerHooks({
  resolve(specifier, context, next) {
    const ours =
      specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
    if (!ours) return resolved(specifier, context, next);
    const { href: url } = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    return { url, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    return { format: 'module', source: compiled(url), shortCircuit: true };
  },
});
