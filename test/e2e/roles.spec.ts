import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ledgerOn } from '../support/captured-terminal.js';
import { type ChildService, startChildService } from '../support/child-service.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';
import { describeWithMongo, mongoDatabases } from '../support/mongo-databases.js';
import { newFolder, removeFolders } from '../support/served-folder.js';

const START_MS = 60_000;

describeWithMongo((url) => {
  const fresh = mongoDatabases(url);

  describe('a ledger served by one process, whose views another keeps', () => {
    let double: EventStoreDbDouble;
    let folder: string;
    let servers: Record<string, string>;
    let api: ChildService;
    let projector: ChildService;

    beforeAll(async () => {
      double = await EventStoreDbDouble.start();
      folder = newFolder();
      servers = {
        EVENTSTORE_URL: double.url,
        MONGODB_URL: `${url.replace(/\/?$/, '')}/${fresh().database.databaseName}`,
        LEDGER_SHARED_DIR: join(folder, 'shared'),
      };
      projector = start('projector');
      api = start('api');
      await Promise.all([projector.serving(), api.serving()]);
    }, START_MS);
    afterAll(async () => {
      for (const each of [api, projector]) each.send('SIGKILL');
      await double.stop();
      removeFolders();
    });

    const start = (role: 'api' | 'projector'): ChildService =>
      startChildService({
        ...servers,
        LEDGER_ROLE: role,
        LEDGER_DATA_DIR: join(folder, role),
        LOG_LEVEL: 'info',
      });
    const ledger = (...words: readonly string[]) => ledgerOn(servers, ...words);
    const stop = async (service: ChildService): Promise<void> => {
      service.send('SIGTERM');
      expect(await service.ended()).toBe(0);
    };

    it('has a view rebuilt by the process that keeps it, asked of the other', async () => {
      const { code, out, err } = await ledger(
        'rebuild',
        'body-register',
        '--data',
        join(folder, 'api'),
      );
      expect({ code, out, err }).toEqual({
        code: 0,
        out: '',
        err: 'body-register rebuilt to position 1\n',
      });
    });

    it(
      'has it rebuilt once a process keeps it, where none does',
      async () => {
        await stop(projector);
        const rebuilding = ledger('rebuild', 'body-register', '--data', join(folder, 'api'));
        projector = start('projector');
        expect(await rebuilding).toMatchObject({
          code: 0,
          err: expect.stringMatching(/body-register rebuilt to position 1\n$/),
        });
      },
      START_MS,
    );

    it('says which process can compare a view', async () => {
      const asked = ['rebuild', 'body-register', '--verify', '--data'];
      const refused = await ledger(...asked, join(folder, 'api'));
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('projectors') });
      const { code, out } = await ledger(...asked, join(folder, 'projector'));
      expect(code).toBe(0);
      expect(out).toMatch(/^body-register 1 0 [0-9a-f]{64} equal\n$/);
    });

    it('has every view compared where it is kept, while nobody serves it', async () => {
      await Promise.all([stop(api), stop(projector)]);
      const data = join(folder, 'api');
      const { code, out, err } = await ledger('rebuild', '--verify', '--data', data);
      expect({ code, err }).toEqual({
        code: 0,
        err: `No service runs on ${data}: what MONGODB_URL keeps is compared\n`,
      });
      expect(out).toMatch(/^(\S+ 1 \d+ [0-9a-f]{64} equal\n){20,}$/);
      const rebuilding = await ledger('rebuild', 'body-register', '--data', data);
      expect(rebuilding).toMatchObject({ code: 1, err: expect.stringContaining('start one') });
    });
  });
});
