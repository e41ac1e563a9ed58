import { DatabaseSync } from 'node:sqlite';

// Reads every event of a ledger and parses its JSON, in a bare loop: node read-log.js FILE
const [, , file = ''] = process.argv;

const begun = performance.now();
const db = new DatabaseSync(file, { readOnly: true });
const rows = db
  .prepare(
    'SELECT position, stream, revision, event_id, type, data, metadata FROM events ORDER BY position',
  )
  .iterate();
let events = 0;
let members = 0;
for (const row of rows) {
  // Counted, so that nobody can leave the parsing out.
  members += Object.keys(JSON.parse(String(row['data'])) as object).length;
  members += Object.keys(JSON.parse(String(row['metadata'])) as object).length;
  events += 1;
}
const milliseconds = performance.now() - begun;
db.close();
process.stdout.write(`${JSON.stringify({ milliseconds, events, members })}\n`);
