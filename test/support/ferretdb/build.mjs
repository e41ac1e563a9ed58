/*
 * Builds FerretDB once into node_modules/.cache: its sources as the module proxy has them, but for how it updates
 * documents (so still in 1.24.2, the last of its line).
 *
 * - Its SQLite backend has 100 connections. An `update` command keeps one for every document that it changes until the
 *   whole command is done, and asks for another to write each: a hundred documents changed at once, by one command or by
 *   many, wait for each other for ever, and with them whoever asks next. Here a statement lets go of what it reads with
 *   before it writes.
 * - It reads a document, changes it, and writes it back, whatever became of it meanwhile. MongoDB changes a document at
 *   once, and what is tested here relies on that: one statement at a time does the same.
 * - It looks a document up by its id only where nothing else is asked of it, and reads the whole collection otherwise.
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

/** Lines that stand in a file once, and what comes instead of them. */
const CHANGES = [
  {
    file: 'internal/handler/msg_update.go',
    before: 'import (\n',
    after: 'import (\n\t"sync"\n',
  },
  {
    file: 'internal/handler/msg_update.go',
    before: '\nfunc (h *Handler) updateDocument(',
    after: '\nvar updating sync.Mutex\n\nfunc (h *Handler) updateDocument(',
  },
  {
    file: 'internal/handler/msg_update.go',
    before: '\t\tres, err := c.Query(ctx, &qp)\n',
    after: `
		updating.Lock()
		updated := sync.OnceFunc(updating.Unlock)
		defer updated()

		res, err := c.Query(ctx, &qp)
`,
  },
  {
    file: 'internal/handler/msg_update.go',
    before: '\t\tresult, err := common.UpdateDocument(ctx, c, "update", iter, &u)\n',
    after: `
		found, err := iterator.ConsumeValues(iter)
		if err != nil {
			return 0, 0, nil, lazyerrors.Error(err)
		}

		iter = iterator.Values(iterator.ForSlice(found))
		closer.Add(iter)

		result, err := common.UpdateDocument(ctx, c, "update", iter, &u)
		updated()
`,
  },
  {
    file: 'internal/backends/sqlite/collection.go',
    before: `params.OnlyRecordIDs)

	var whereClause string
	var args []any

	// that logic should exist in one place
	// TODO https://github.com/FerretDB/FerretDB/issues/3235
	if params.Filter.Len() == 1 {
`,
    after: `params.OnlyRecordIDs)

	var whereClause string
	var args []any

	if params.Filter.Len() > 0 {
`,
  },
];

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
  for (const { file, before, after } of CHANGES) {
    const path = join(target, file);
    const [start, end, ...more] = readFileSync(path, 'utf8').split(before);
    if (end === undefined || more.length > 0) giveUp(`${file} is not the one that is known`);
    rmSync(path);
    writeFileSync(path, start + after + end);
  }
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
