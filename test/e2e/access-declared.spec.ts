import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { MayCall } from '../../src/platform/http/access.js';
import { Metrics } from '../../src/platform/http/metrics.js';
import { createServer } from '../../src/platform/http/server.js';
import { ServedLedger } from '../support/served-ledger.js';

@Controller('v1/open')
class Undeclared {
  @Get()
  everything(): string {
    return 'everything';
  }
}

@Controller('v1/open')
class Declared {
  @Get()
  @MayCall(['auditor'])
  something(): { readonly something: true } {
    return { something: true };
  }
}

describe('who may call a route', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
  });
  afterAll(() => ledger.close());

  const serving = (controller: typeof Undeclared | typeof Declared) => {
    const metrics = new Metrics();
    return createServer(
      { ...AppModule.serving(ledger.runtime, metrics), controllers: [controller] },
      { ledger: ledger.runtime.ledger, metrics, logger: false, tell: () => undefined },
    );
  };

  it('is declared by every route, or the service does not start', async () => {
    await expect(serving(Undeclared)).rejects.toThrow(
      'These routes do not say who may call them: Undeclared.everything',
    );
  });

  it('is what the route declares', async () => {
    const app = await serving(Declared);
    const as = async (actor: string) => {
      const authorization = `Bearer ${await ledger.token(actor)}`;
      return (await app.inject({ url: '/v1/open', headers: { authorization } })).statusCode;
    };
    expect([await as('auditor'), await as('secretariat'), await as('cs-chair')]).toEqual([
      200, 403, 403,
    ]);
    expect((await app.inject({ url: '/v1/open' })).statusCode).toBe(401);
    await app.close();
  });
});
