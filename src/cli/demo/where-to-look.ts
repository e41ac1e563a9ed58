/** A request that anybody may try with the token of a role. */
export interface RequestToTry {
  readonly role: string;
  readonly about: string;
  /** Below the service's address. */
  readonly path: string;
}

/** What a person can do with a demo that keeps serving. */
export interface WhereToLook {
  readonly url: string;
  readonly dataFolder: string;
  /** Role to token. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly requests: readonly RequestToTry[];
}

/** Where the packs are. */
export const filesWritten = (files: readonly string[]): string =>
  files.length === 0
    ? 'No position is frozen in these steps: there is no pack.\n'
    : ['Written, open the HTML in a browser:', ...files.map((file) => `  ${file}`), ''].join('\n');

/** Where else to look, and requests to try, each a line for the shell. */
export const whereToLook = ({ url, dataFolder, tokens, requests }: WhereToLook): string =>
  [
    '',
    `API page:     ${url}/docs`,
    `Health:       ${url}/health/ready`,
    `Data folder:  ${dataFolder}`,
    '',
    'A token for each role, valid for 8 hours. Paste them into another shell:',
    ...[...tokens].map(([role, token]) => `  ${role.toUpperCase()}=${token}`),
    '',
    'Requests to try there:',
    ...requests.flatMap(({ role, about, path }) => [
      `  # ${about}`,
      `  curl -s -H "Authorization: Bearer $${role.toUpperCase()}" '${url}${path}'`,
    ]),
    '',
  ].join('\n');
