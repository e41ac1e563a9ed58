/** What a person can do with a demo that keeps serving. */
export interface WhereToLook {
  readonly url: string;
  readonly dataFolder: string;
  readonly files: readonly string[];
  /** Role, as it is shown, to token. */
  readonly tokens: ReadonlyMap<string, string>;
}

const tokenLines = (tokens: WhereToLook['tokens']): readonly string[] =>
  [...tokens].flatMap(([role, token]) => [`  ${role.toUpperCase()}=${token}`]);

/** Where to look, and three requests to try, each a line for the shell. */
export const whereToLook = ({ url, dataFolder, files, tokens }: WhereToLook): string => {
  const ask = (role: string, path: string): string =>
    `  curl -s -H "Authorization: Bearer $${role.toUpperCase()}" '${url}${path}'`;
  return [
    '',
    'Written, open the HTML in a browser:',
    ...files.map((file) => `  ${file}`),
    '',
    `API page:     ${url}/docs`,
    `Health:       ${url}/health/ready`,
    `Data folder:  ${dataFolder}`,
    '',
    'A token for each role, valid for 8 hours. Paste them into another shell:',
    ...tokenLines(tokens),
    '',
    'Three requests to try there:',
    ask('secretariat', '/v1/actions?limit=3'),
    ask('chair', '/v1/decisions?undelivered=true'),
    ask('auditor', '/v1/actions?asAt=2021-09-30&limit=3'),
    '',
  ].join('\n');
};
