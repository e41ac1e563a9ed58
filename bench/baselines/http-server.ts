import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

// A bare server: parses a JSON body, appends so many bytes, answers once they are on disk.
// node http-server.js FILE BYTES
const [, , file = '', bytes = '0'] = process.argv;

const db = new DatabaseSync(file);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;');
db.exec('CREATE TABLE entries (position INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL)');
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const insert = db.prepare('INSERT INTO entries (entry) VALUES (?)');

let waiting: { readonly entry: string; readonly response: ServerResponse }[] = [];

/** What arrives within one turn of the event loop shares a transaction. */
const flush = (): void => {
  const group = waiting;
  waiting = [];
  begin.run();
  const positions = group.map(({ entry }) => insert.run(entry).lastInsertRowid);
  commit.run();
  group.forEach(({ response }, index) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ position: Number(positions[index]) }));
  });
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const entry = JSON.stringify(body).padEnd(Number(bytes), '.').slice(0, Number(bytes));
    if (waiting.push({ entry, response }) === 1) setImmediate(flush);
  });
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});

process.on('SIGTERM', () => {
  server.close(() => db.close());
  server.closeIdleConnections();
});
