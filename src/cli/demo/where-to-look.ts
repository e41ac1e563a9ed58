/** What a person can do with a demo that keeps serving. */
export interface WhereToLook {
  readonly url: string;
  readonly dataFolder: string;
  /** Role to token. */
  readonly tokens: ReadonlyMap<string, string>;
  /** What the requests speak of, as variables for the shell. */
  readonly named: ReadonlyMap<string, string>;
}

/** Where the packs are. */
export const filesWritten = (files: readonly string[]): string =>
  files.length === 0
    ? 'No position is frozen in these steps: there is no pack.\n'
    : ['Written, open the HTML in a browser:', ...files.map((file) => `  ${file}`), ''].join('\n');

const OPEN_REQUEST = `  # The decisions that are not delivered yet
  curl -s -H "Authorization: Bearer $SECRETARIAT" "$URL/v1/decisions?undelivered=true"`;

const REQUESTS = `  # The chair's return: what needs a word, most pressing first
  curl -s -H "Authorization: Bearer $CHAIR" "$URL/v1/reviews/$REVIEW/my-return?group=$GROUP"
  # The chair's update on an action; the answer carries the position to read it back with ?after=
  curl -s -X POST "$URL/v1/actions/$ACTION/updates" \\
    -H "Authorization: Bearer $CHAIR" -H 'Content-Type: application/json' \\
    -d "{\\"planId\\": \\"$PLAN\\", \\"deliveryRating\\": \\"at-risk\\", \\"progress\\": \\"Two venues left.\\"}"
  # The auditor's question: what was overdue on the day of the position, as it was known then
  curl -s -H "Authorization: Bearer $AUDITOR" "$URL/v1/actions?overdue=true&asAt=$DAY"`;

/** Where else to look, and three requests to try: lines for a shell. */
export const whereToLook = ({ url, dataFolder, tokens, named }: WhereToLook): string =>
  [
    '',
    `API page:     ${url}/docs`,
    `Health:       ${url}/health/ready`,
    `Data folder:  ${dataFolder}`,
    '',
    'A token for each role, valid for 8 hours, and what the requests speak of. Paste them into another shell:',
    `  URL=${url}`,
    ...[...named].map(([name, value]) => `  ${name}=${value}`),
    ...[...tokens].map(([role, token]) => `  ${role.toUpperCase()}=${token}`),
    '',
    'Requests to try there:',
    named.has('ACTION') ? REQUESTS : OPEN_REQUEST,
    '',
  ].join('\n');
