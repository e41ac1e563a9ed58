import { SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.js';
import type { Progress } from './load-steps.js';

/** A bar where a person looks on; nothing where the output goes into a file. */
export const progressBar = ({ err }: Terminal, what: string): Progress => {
  const bar = new SingleBar({
    stream: err,
    format: `${what} {bar} {value}/{total} {percentage}%`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: false,
    // Only the stream of a terminal has it.
    noTTYOutput: false,
  });
  return {
    start: (total) => bar.start(total, 0),
    step: (count = 1) => bar.increment(count),
    stop: () => bar.stop(),
  };
};
