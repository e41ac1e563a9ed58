import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes: data to `out`, everything said to a person to `err`. */
export interface Terminal {
  readonly out: Writable;
  readonly err: Writable;
}

/** What was asked cannot be done: told in a line, with details below it. Exit code 1. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The words on the command line do not fit together. Exit code 2. */
export class WrongUsage extends Error {}

/** Writes no faster than the reader reads. */
export const write = async (stream: Writable, text: string): Promise<void> => {
  if (!stream.write(text)) await once(stream, 'drain');
};

export const say = ({ err }: Terminal, line: string): Promise<void> => write(err, `${line}\n`);
