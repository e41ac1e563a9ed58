import { Command, CommanderError } from 'commander';
import { addBackup, addRestore } from './commands/backup.js';
import { addCopy } from './commands/copy.js';
import { addDemo } from './commands/demo.js';
import { addErase } from './commands/erase.js';
import { addEvidence } from './commands/evidence.js';
import { addLoad } from './commands/load.js';
import { addLog } from './commands/log.js';
import { addPack } from './commands/pack.js';
import { addRebuild, addResume } from './commands/rebuild.js';
import { addRules } from './commands/rules.js';
import { addLineage } from './commands/lineage.js';
import { addSample } from './commands/sample.js';
import { addToken } from './commands/token.js';
import { Failure, type Terminal, WrongUsage } from './terminal.js';

/** 0: done. 1: it could not be done, or a check found something. 2: it was asked wrongly. */
export type ExitCode = 0 | 1 | 2;

const ABOUT = `The commands of Partnership Ledger.

They work on one data folder: --data, or LEDGER_DATA_DIR, or the folder data. Most run beside the service. Data goes to standard output, everything else to standard error.`;

const ENDING = `
Exit codes: 0 done, 1 it could not be done or a check found something, 2 asked wrongly.
Each command has examples: ledger <command> --help`;

const commandLine = (terminal: Terminal): Command => {
  const program = new Command('ledger')
    .description(ABOUT)
    .addHelpText('after', ENDING)
    .showHelpAfterError('(--help tells more)')
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .exitOverride();
  const commands = [
    addDemo,
    addToken,
    addLoad,
    addPack,
    addLineage,
    addSample,
    addRebuild,
    addResume,
    addLog,
    addBackup,
    addRestore,
    addCopy,
    addErase,
    addEvidence,
    addRules,
  ];
  for (const add of commands) add(program, terminal);
  return program;
};

const told = (fault: unknown): string => {
  const message = fault instanceof Error ? fault.message : String(fault);
  const details = fault instanceof Failure ? fault.details : [];
  return [`ledger: ${message}`, ...details.map((detail) => `  - ${detail}`), ''].join('\n');
};

const exitCodeOf = (fault: unknown, { err }: Terminal): ExitCode => {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  err.write(told(fault));
  return fault instanceof WrongUsage ? 2 : 1;
};

/** Runs one command to its end. Never throws: what went wrong is on `err`. */
export const runCommandLine = async (
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> => {
  try {
    await commandLine(terminal).parseAsync(words, { from: 'user' });
    return 0;
  } catch (fault) {
    return exitCodeOf(fault, terminal);
  }
};
