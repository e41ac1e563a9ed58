import { startChild } from '../child-process.js';

/** The double in a process of its own, told what is to go wrong. */
export interface DoubleProcess {
  /** For a client. */
  readonly url: string;
  /** As `serve.ts` says, one at a time; returns once it is so. */
  order(line: string): Promise<void>;
  stop(): Promise<void>;
}

export const startDouble = async (): Promise<DoubleProcess> => {
  const child = startChild('eventstoredb/serve.ts');
  try {
    await child.wrote('{"url"');
    const said = child.lines().find((line) => line.startsWith('{"url"')) ?? '{}';
    const { url } = JSON.parse(said) as Pick<DoubleProcess, 'url'>;
    return {
      url,
      order: async (line) => {
        const answered = child.lines().length + 1;
        child.say(line);
        await child.wroteLines(answered);
      },
      stop: () => child.kill(),
    };
  } catch (fault) {
    await child.kill();
    throw fault;
  }
};
