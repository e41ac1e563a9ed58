import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Unsealed } from '../../kernel/sealed.js';
import { SealedText } from './fields.js';

class Note {
  @SealedText({ maxLength: 10 })
  text!: unknown;
}

const taken = (text: unknown) => plainToInstance(Note, { text });

describe('a text that is sealed', () => {
  it('may be as long as it may be', () => {
    const note = taken('1234567890');
    expect(validateSync(note)).toEqual([]);
    expect(Unsealed.reveal(note.text as Unsealed)).toBe('1234567890');
  });

  it.each([
    ['longer by one', '12345678901'],
    ['longer as it was written, before anything is worked out', 'u\u0308'.repeat(6)],
    ['empty', ''],
    ['none', 5],
  ])('may not be %s', (_, text) => {
    const faults = validateSync(taken(text)).map(({ constraints }) => constraints);
    expect(faults).toEqual([{ sealedText: 'text must be text of 1 to 10 characters' }]);
  });

  it('is not kept where it is too long', () => {
    expect(Unsealed.reveal(taken('Harbour Row 4').text as Unsealed)).toBe('');
  });
});
