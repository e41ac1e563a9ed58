import { parseArgs } from 'node:util';

export interface Options {
  readonly json?: string;
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly profile?: string;
}

export const USAGE = `npm run bench -- [--only NAME]… [--quick] [--json FILE] [--profile DIR]

  --only NAME    only this benchmark; may be repeated
  --quick        smaller logs, fewer and shorter rounds: shows that it works, not how fast it is
  --json FILE    also write the figures as JSON
  --profile DIR  also write a CPU profile of the service (http-command, restricted-read), which slows it down`;

/** @throws TypeError for an option that there is not */
export const readOptions = (words: readonly string[]): Options | 'help' => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { json, profile } = values;
  if (values.help) return 'help';
  return {
    only: values.only,
    quick: values.quick,
    ...(json !== undefined && { json }),
    ...(profile !== undefined && { profile }),
  };
};
