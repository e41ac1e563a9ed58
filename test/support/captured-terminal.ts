import { Writable } from 'node:stream';
import { type ExitCode, runCommandLine } from '../../src/cli/command-line.js';

/** What a command wrote, and how it ended. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

const capture = (): { readonly stream: Writable; text(): string } => {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
};

/** Runs a command of the program in this process. */
export const ledger = async (...words: readonly string[]): Promise<Ran> => {
  const [out, err] = [capture(), capture()];
  const code = await runCommandLine(words, { out: out.stream, err: err.stream });
  return { code, out: out.text(), err: err.text() };
};
