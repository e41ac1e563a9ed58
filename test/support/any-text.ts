import * as fc from 'fast-check';

const FIRST_HALF = 0xd800;
const AFTER_HALVES = 0xe000;

/** One character of Unicode, the common ones more often. */
const character = fc
  .oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: FIRST_HALF - 1 }) },
    { weight: 1, arbitrary: fc.integer({ min: AFTER_HALVES, max: 0x10_ffff }) },
  )
  .map((point) => String.fromCodePoint(point));

/**
 * Any text that UTF-8 can hold. It is what fast-check calls binary, which first lists every character there is: most of
 * a second for each test file.
 */
export const anyText = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: character }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf') },
);
