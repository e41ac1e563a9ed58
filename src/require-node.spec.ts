import { describe, expect, it } from '@jest/globals';
import { tooOld } from './require-node.js';

describe('the version of Node.js that the program asks for', () => {
  it.each(['22.13.0', '22.14.1', '24.0.0', '24.21.0', '100.0.0'])('%s serves', (version) => {
    expect(tooOld(version)).toBeUndefined();
  });

  it.each(['9.11.2', '20.20.2', '22.12.0'])('%s is refused in one line', (version) => {
    expect(tooOld(version)).toBe(
      `Partnership Ledger needs Node.js 22.13 or newer; this is ${version}.`,
    );
  });
});
