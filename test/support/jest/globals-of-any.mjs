/* `@jest/globals` for what test files share, which is evaluated once: those of whichever test file runs. */
import { current } from './running-test-file.mjs';

const delegate = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _self, words) => current()[name](...words),
    get: (_target, property) => current()[name][property],
  });

export const afterAll = delegate('afterAll');
export const afterEach = delegate('afterEach');
export const beforeAll = delegate('beforeAll');
export const beforeEach = delegate('beforeEach');
export const describe = delegate('describe');
export const expect = delegate('expect');
export const it = delegate('it');
export const jest = delegate('jest');
