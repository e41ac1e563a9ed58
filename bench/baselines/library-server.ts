import {
  createCipheriv,
  createHmac,
  createSecretKey,
  hash,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Body, Controller, Headers, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';

// What the libraries of the ledger take for a command, with nothing of the ledger: no rule, no state, no view.
// A known token, a validated body, one fingerprint, one sealed text, one row in a log with its two indexes.
// node library-server.js FILE BYTES
const [, , file = '', bytes = '0'] = process.argv;

const db = new DatabaseSync(file);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;');
db.exec(`CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL, revision INTEGER NOT NULL, event_id TEXT NOT NULL, event TEXT NOT NULL,
  UNIQUE (stream, revision), UNIQUE (event_id)
) STRICT`);
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const insert = db.prepare(
  'INSERT INTO events (stream, revision, event_id, event) VALUES (?, ?, ?, ?)',
);

interface Waiting {
  readonly stream: string;
  readonly eventId: string;
  readonly event: string;
  readonly resolve: (position: number) => void;
}
let waiting: Waiting[] = [];
const revisions = new Map<string, number>();

/** What arrives within one turn of the event loop shares a transaction. */
const flush = (): void => {
  const group = waiting;
  waiting = [];
  begin.run();
  const positions = group.map(({ stream, eventId, event }) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return Number(insert.run(stream, revision, eventId, event).lastInsertRowid);
  });
  commit.run();
  group.forEach(({ resolve }, index) => resolve(positions[index] ?? 0));
};

const append = (stream: string, eventId: string, event: string): Promise<number> =>
  new Promise((resolve) => {
    if (waiting.push({ stream, eventId, event, resolve }) === 1) setImmediate(flush);
  });

const encryption = createSecretKey(randomBytes(32));
const authentication = createSecretKey(randomBytes(32));

const sealed = (text: string, place: string) => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce);
  cipher.setAAD(Buffer.from(place));
  const bytesOf = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return { nonce: nonce.toString('base64url'), text: Buffer.concat(bytesOf).toString('base64url') };
};

class Update {
  @IsUUID() planId = '';
  @IsIn(['on-track', 'at-risk', 'off-track']) deliveryRating = '';
  @IsString() @MaxLength(4_000) progress = '';
}

/** Tokens that were verified, by their hash. */
const known = new Map<string, string>();

@Controller('v1/actions')
class Actions {
  @Post(':id/updates')
  async report(
    @Param('id') id: string,
    @Headers('authorization') token: string,
    @Body() body: Update,
  ) {
    const digest = hash('sha256', token, 'hex');
    const actor = known.get(digest) ?? 'chair';
    known.set(digest, actor);
    const stream = `action-${id}`;
    const eventId = randomUUID();
    const text = JSON.stringify(body);
    const fingerprint = createHmac('sha256', authentication).update(text).digest('hex');
    const data = { ...body, progress: sealed(body.progress, `${stream}/${eventId}`) };
    const recordedAt = new Date().toISOString();
    const event = JSON.stringify({ data, metadata: { fingerprint, actor, recordedAt } });
    const position = await append(stream, eventId, event.padEnd(Number(bytes), '.'));
    return { id, position, events: [{ eventId }] };
  }
}

@Module({ controllers: [Actions] })
class Libraries {}

const app = await NestFactory.create<NestFastifyApplication>(Libraries, new FastifyAdapter(), {
  logger: false,
});
app.useGlobalPipes(
  new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
);
await app.listen(0, '127.0.0.1');
process.stdout.write(`${JSON.stringify({ url: await app.getUrl() })}\n`);

process.on('SIGTERM', () => void app.close().then(() => db.close()));
