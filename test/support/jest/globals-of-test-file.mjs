/* `@jest/globals` for one test file: evaluated anew for each. */
import { current } from './running-test-file.mjs';

export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } = current();
