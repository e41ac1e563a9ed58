import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '../clock.js';
import { CommandExecutor } from '../command-handling/command-executor.js';
import { EventSpool } from '../event-spool/event-spool.js';
import { EVENT_STORE, type EventStore } from '../event-store/event-store.js';
import { EVIDENCE_FILES, type EvidenceFiles } from '../evidence-files/evidence-files.js';
import type { TokenVerifier } from '../identity/identity.js';
import { PARTNERSHIP, type Partnership } from '../identity/partnership.js';
import { LEDGER, type Ledger } from '../ledger/ledger.js';
import { PERSONAL_DATA, type PersonalData } from '../personal-data/personal-data.js';
import { KEPT_VIEWS, type KeptViews } from '../projection-runner/kept-views.js';
import { ViewReader } from '../projection-runner/view-reader.js';
import { AccessGuard, TOKEN_VERIFIER } from './access.guard.js';
import { AdministrationController } from './administration.controller.js';
import { Commands } from './commands.js';
import { Metrics } from './metrics.js';
import { OperationsController } from './operations.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { ReadingRestricted } from './reading-restricted.js';
import { RESTRICTED_READING, type RestrictedReading } from './restricted-reading.js';
import { RouteDeclarations } from './route-declarations.js';
import { Uploads } from './uploaded-file.js';
import { FieldsCanBeChecked, requestValidation } from './validation.js';
import { Views } from './view-query.js';

/** What the HTTP side needs of an opened ledger. */
export interface Served {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly eventStore: EventStore;
  /** To whoever puts something there it says what. */
  readonly spool: Pick<EventSpool<unknown>, 'flush'>;
  readonly personalData: PersonalData;
  readonly executor: CommandExecutor;
  readonly kept: KeptViews;
  readonly views: ViewReader;
  readonly tokens: TokenVerifier;
  readonly evidenceFiles: EvidenceFiles;
  readonly evidenceLimit: number;
}

/** What is judged by what the ledger holds. */
export interface Reading {
  readonly partnership: Type<Partnership>;
  readonly restricted: Type<RestrictedReading>;
}

/** Everything that all contexts' controllers share. */
@Module({})
export class HttpModule {
  /**
   * @param partnership tells from the views who may read
   * @param restricted tells from the views who may read what is restricted, and records who did
   */
  static serving(
    served: Served,
    metrics: Metrics,
    { partnership, restricted }: Reading,
  ): DynamicModule {
    const shared = [
      { provide: LEDGER, useValue: served.ledger },
      { provide: CLOCK, useValue: served.clock },
      { provide: EVENT_STORE, useValue: served.eventStore },
      { provide: EventSpool, useValue: served.spool },
      { provide: PERSONAL_DATA, useValue: served.personalData },
      { provide: CommandExecutor, useValue: served.executor },
      { provide: KEPT_VIEWS, useValue: served.kept },
      { provide: ViewReader, useValue: served.views },
      { provide: TOKEN_VERIFIER, useValue: served.tokens },
      { provide: Metrics, useValue: metrics },
      { provide: EVIDENCE_FILES, useValue: served.evidenceFiles },
      { provide: Uploads, useValue: new Uploads(served.evidenceLimit) },
      { provide: RESTRICTED_READING, useClass: restricted },
      ReadingRestricted,
      Commands,
      Views,
    ];
    return {
      module: HttpModule,
      global: true,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers: [OperationsController, AdministrationController],
      providers: [
        ...shared,
        RouteDeclarations,
        { provide: PARTNERSHIP, useClass: partnership },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: FieldsCanBeChecked },
        { provide: APP_PIPE, useValue: requestValidation },
      ],
      exports: [...shared, CqrsModule],
    };
  }
}
