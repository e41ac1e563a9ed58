import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { allRules } from '../rules/all-rules.js';
import { rulesDocument } from '../rules/rules-document.js';
import { Failure, say, type Terminal, write, WrongUsage } from '../terminal.js';

interface RulesOptions {
  readonly out?: string;
  readonly check?: string;
}

const EXAMPLES = `
Examples:
  ledger rules
  ledger rules --out docs/rules.md
  ledger rules --check docs/rules.md`;

/** `ledger rules`: every rule with its code, source and kind. */
export const addRules = (program: Command, terminal: Terminal): void => {
  program
    .command('rules')
    .description('write down every rule, with its code, source and kind')
    .option('--out <file>', 'write them here; to standard output unless told')
    .option('--check <file>', 'compare a file with them, and write nothing')
    .addHelpText('after', EXAMPLES)
    .action(async ({ out, check }: RulesOptions) => {
      if (out !== undefined && check !== undefined)
        throw new WrongUsage('Give --out or --check, not both');
      const document = rulesDocument(allRules());
      if (check !== undefined) {
        if (readFileSync(check, 'utf8') === document) return;
        throw new Failure(`${check} is out of date: npm run docs:rules`);
      }
      if (out === undefined) return write(terminal.out, document);
      writeFileSync(out, document);
      return say(terminal, `Written to ${out}`);
    });
};
