import { type Command, Option } from 'commander';
import type { TokenRole } from '../../platform/identity/identity.js';
import { openLocalIssuer } from '../../platform/identity/local-issuer.js';
import { ledgerPlace } from '../log-places.js';
import { dataOption, seconds } from '../options.js';
import { type Terminal, write, WrongUsage } from '../terminal.js';

interface TokenOptions {
  readonly data: string;
  readonly actor?: string;
  readonly role?: TokenRole;
  readonly agency?: string;
  readonly expires: number;
}

const EXAMPLES = `
A token says who, and whether secretariat or auditor. Who is chair, deputy or member follows from
appointments in the ledger. A token cannot be called back before it expires.

Examples:
  ledger token --role secretariat
  ledger token --actor chair-of-community-safety --expires 30m
  curl -H "Authorization: Bearer $(npm run -s ledger -- token --role auditor)" \\
    http://127.0.0.1:3000/v1/bodies`;

/** `ledger token`: prints a token of the data folder's own issuer, and nothing else. */
export const addToken = (program: Command, { out }: Terminal): void => {
  program
    .command('token')
    .summary("print a token of the service's own issuer")
    .description(
      'Prints a token signed with the key in the data folder, or in LEDGER_SHARED_DIR for a ledger on servers, as long as no other issuer is configured.',
    )
    .option(
      '--actor <id>',
      'whose token: an id that says nothing about the person; the role unless told',
    )
    .addOption(new Option('--role <role>').choices(['secretariat', 'auditor']))
    .option('--agency <uuid>', 'the agency that the person works for')
    .addOption(
      new Option('--expires <time>', 'how long it is valid: 90s, 15m, 8h, up to 31d')
        .argParser(seconds)
        .default(8 * 3_600, '8h'),
    )
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async ({ data, actor, role, agency, expires }: TokenOptions) => {
      const whose = actor ?? role;
      if (whose === undefined) throw new WrongUsage('Say whose token: --actor, or --role');
      const { sharedFolder } = ledgerPlace(data);
      const issuer = await openLocalIssuer({ folder: sharedFolder, mode: 'open' });
      const token = await issuer.issueToken({
        actor: whose,
        ...(role && { role }),
        ...(agency && { agency }),
        expiresInSeconds: expires,
      });
      await write(out, `${token}\n`);
    });
};
