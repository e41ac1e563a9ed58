/*
 * `npm run -s ferretdb`: builds FerretDB once into node_modules/.cache, starts it on a free port of 127.0.0.1 with an
 * empty temporary folder, prints its mongodb:// address, and serves until it is told to stop or its parent is gone.
 * `npm run -s ferretdb -- --build` only builds.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/ferretdb', import.meta.url));

const sources = createHash('sha256');
for (const name of ['go.mod', 'go.sum', 'main.go'])
  sources.update(readFileSync(join(folder, name)));
const program = join(cache, `ferretdb-${sources.digest('hex').slice(0, 12)}`);

const build = () => {
  if (existsSync(program)) return;
  mkdirSync(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  process.stderr.write('Building FerretDB for the tests: once, some minutes.\n');
  const { status, error } = spawnSync(
    'nice',
    ['go', 'build', '-trimpath', '-mod=readonly', '-o', unfinished, '.'],
    { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (error || status !== 0) {
    process.stderr.write(
      `FerretDB could not be built: ${error?.message ?? `go ended with ${status}`}\n`,
    );
    process.exit(1);
  }
  renameSync(unfinished, program);
};

const serve = () => {
  // Memory where there is some: what the tests write is gone afterwards anyway.
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const data = mkdtempSync(join(parent, 'ledger-ferretdb-'));
  // It ends when its standard input does, and with that when this process does.
  const server = spawn(program, [data], { stdio: ['pipe', 'inherit', 'inherit'] });
  const stop = () => server.kill('SIGTERM');
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
  const startedBy = process.ppid;
  setInterval(() => process.ppid !== startedBy && stop(), 500).unref();
  server.on('exit', (code) => {
    rmSync(data, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
};

build();
if (!process.argv.includes('--build')) serve();
