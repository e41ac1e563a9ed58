import { describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, constantFrom, nat, uint8Array } from 'fast-check';
import { docx, jpeg, odt, pdf, png, TYPES, zipOf } from '../../../test/support/sample-files.js';
import { broken } from '../../kernel/refusal.js';
import { evidenceFileRules } from './evidence-file.policies.js';
import { inspectFile } from './inspect-file.js';
import { zipEntries } from './zip-entries.js';

const SAMPLES = [
  ['report.pdf', TYPES.pdf, pdf()],
  ['photo.png', TYPES.png, png()],
  ['photo.jpeg', TYPES.jpeg, jpeg()],
  ['report.docx', TYPES.docx, docx()],
  ['report.odt', TYPES.odt, odt()],
  ['list.csv', TYPES.csv, Buffer.from('a,b\n1,2\n')],
] as const;

describe('looking at a file', () => {
  it('never fails, whatever is in it', async () => {
    const law = asyncProperty(
      constantFrom(...SAMPLES),
      uint8Array({ maxLength: 60 }),
      nat(),
      async ([name, declared, bytes], more, at) => {
        const place = at % (bytes.length + 1);
        const torn = Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
        await inspectFile({ name, declared, bytes: torn });
        await inspectFile({ name, declared, bytes: bytes.subarray(0, place) });
        await inspectFile({ name, declared, bytes: more });
      },
    );
    await assert(law, { numRuns: 300 });
  });

  it.each(SAMPLES)(
    'takes %s, and nothing that has more behind it than a text may',
    async (...sample) => {
      const [name, declared, bytes] = sample;
      const refusalsOf = async (content: Buffer) =>
        broken(evidenceFileRules, await inspectFile({ name, declared, bytes: content })).map(
          ({ code }) => code,
        );
      expect(await refusalsOf(bytes)).toEqual([]);
      expect(await refusalsOf(Buffer.concat([bytes, zipOf({ 'run.js': 'x' })]))).not.toEqual([]);
    },
  );
});

describe('the entries of an archive', () => {
  it('are told where it begins and ends with the file', () => {
    const archive = zipOf({ 'a.txt': 'a', 'b/c.txt': 'c' });
    expect(zipEntries(archive)).toEqual(['a.txt', 'b/c.txt']);
    expect(zipEntries(Buffer.concat([Buffer.from('x'), archive]))).toBeUndefined();
    expect(zipEntries(Buffer.concat([archive, Buffer.from('x')]))).toBeUndefined();
    expect(zipEntries(archive.subarray(0, -1))).toBeUndefined();
    expect(zipEntries(Buffer.alloc(0))).toBeUndefined();
  });
});
