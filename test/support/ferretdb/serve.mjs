/*
 * `npm run -s ferretdb`: builds FerretDB once, starts it on a free port of 127.0.0.1 with an empty temporary folder,
 * prints its mongodb:// address, and serves until it is told to stop or its parent is gone.
 * `npm run -s ferretdb -- --build` only builds.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ferretdb } from './build.mjs';

const serve = (program) => {
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

const program = ferretdb();
if (!process.argv.includes('--build')) serve(program);
