import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of its own for one test. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'ledger-'));

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

/** Every file of a folder with its bytes: what must be equal before and after a refused start. */
export const contentsOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .toSorted()
      .map((name) => {
        const path = join(folder, name);
        return [name, statSync(path).isFile() ? readFileSync(path, 'base64') : 'folder'];
      }),
  );
