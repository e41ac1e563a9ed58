/*
 * Builds FerretDB once into node_modules/.cache: its sources as the module proxy has them, with one change.
 *
 * Its SQLite backend has 100 connections. An `update` command keeps one for every document it changes until the whole
 * command is done, and asks for another to write each: a hundred documents changed at once, by one command or by many,
 * wait for each other for ever, and with them whoever asks next. Here a statement lets go of what it reads with before
 * it writes. (Still so in FerretDB 1.24.2, the last of its line.)
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FERRETDB = 'github.com/FerretDB/FerretDB';

const CHANGED = {
  file: 'internal/handler/msg_update.go',
  before: '\t\tresult, err := common.UpdateDocument(ctx, c, "update", iter, &u)\n',
  inserted: `\
		found, err := iterator.ConsumeValues(iter)
		if err != nil {
			return 0, 0, nil, lazyerrors.Error(err)
		}

		iter = iterator.Values(iterator.ForSlice(found))
		closer.Add(iter)

`,
};

const folder = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/ferretdb', import.meta.url));

const giveUp = (reason) => {
  process.stderr.write(`FerretDB could not be built: ${reason}\n`);
  process.exit(1);
};

const go = (...given) => {
  const { status, error, stdout } = spawnSync('nice', ['go', ...given], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error || status !== 0) giveUp(error?.message ?? `go ended with ${status}`);
  return stdout.trim();
};

const makeWritable = (path) => {
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(path, entry.name));
};

/** Go's module cache is for reading only: what is changed is a copy. */
const changedSources = (target) => {
  go('mod', 'download', FERRETDB);
  cpSync(go('list', '-m', '-f', '{{.Dir}}', FERRETDB), target, { recursive: true });
  makeWritable(target);
  const file = join(target, CHANGED.file);
  const [before, after, ...more] = readFileSync(file, 'utf8').split(CHANGED.before);
  if (after === undefined || more.length > 0)
    giveUp(`${CHANGED.file} is not the one that is known`);
  rmSync(file);
  writeFileSync(file, before + CHANGED.inserted + CHANGED.before + after);
};

const builtAs = (program) => {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'building-'));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  process.stderr.write('Building FerretDB for the tests: once, some minutes.\n');
  const sources = join(work, 'sources');
  changedSources(sources);
  const modules = join(work, 'go.mod');
  const declared = readFileSync(join(folder, 'go.mod'), 'utf8');
  writeFileSync(modules, `${declared}\nreplace ${FERRETDB} => ${sources}\n`);
  cpSync(join(folder, 'go.sum'), join(work, 'go.sum'));
  const unfinished = join(work, 'ferretdb');
  go('build', '-trimpath', '-mod=readonly', `-modfile=${modules}`, '-o', unfinished, '.');
  renameSync(unfinished, program);
};

/** @returns the path of the program, built where it was not yet */
export const ferretdb = () => {
  const sources = createHash('sha256');
  for (const name of ['go.mod', 'go.sum', 'main.go', 'build.mjs'])
    sources.update(readFileSync(join(folder, name)));
  const program = join(cache, `ferretdb-${sources.digest('hex').slice(0, 12)}`);
  if (!existsSync(program)) builtAs(program);
  return program;
};
