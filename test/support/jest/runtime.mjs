/*
 * Runs test files in plain node. Jest gives each file a world of its own, with modules of its own, and itself in it once
 * more; to load all that took as long as the tests. Here a worker has one world: a module is loaded once, whichever
 * test files need it. So nothing may be left behind in what a module or the process holds, modules cannot be mocked,
 * and a worker runs a file once (`--watch` asks for it again).
 */
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Runtime from 'jest-runtime';
import { sourceMaps } from '../run-typescript.mjs';
import { run } from './running-test-file.mjs';

const require = createRequire(import.meta.url);
const FRAMEWORK = join(dirname(require.resolve('jest-circus/runner')), 'jestAdapterInit.js');
/** What the framework keeps beside its own module. */
const HANDLERS = Symbol.for('EVENT_HANDLERS');

const globalsFor = (url) =>
  url.endsWith('.spec.ts')
    ? new URL(`globals-of-test-file.mjs?${encodeURIComponent(url)}`, import.meta.url)
    : new URL('globals-of-any.mjs', import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    const wanted = specifier === '@jest/globals' ? globalsFor(context.parentURL).href : specifier;
    return next(wanted, context);
  },
});

const ran = new Set();

class PlainRuntime extends Runtime {
  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    run(this.jestGlobals.cjsGlobals(this._testPath));
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    if (ran.has(path)) throw new Error('A process runs a test file once: run jest again.');
    ran.add(path);
    await import(pathToFileURL(path).href);
  }

  /** The framework belongs to the same world, and is made anew for each test file. */
  requireInternalModule(from, to) {
    if (from !== FRAMEWORK) return super.requireInternalModule(from, to);
    delete require.cache[FRAMEWORK];
    delete globalThis[HANDLERS];
    return require(FRAMEWORK);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  teardown() {
    super.teardown();
    // All at once at its end, a worker would take longer than jest waits for it.
    flushCompileCache();
  }
}

// Jest asks for it with `require`.
export { PlainRuntime as 'module.exports' };
