import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './contexts/access/access.module.js';
import { RestrictedReadingInLedger } from './contexts/access/queries/restricted-reading-in-ledger.js';
import { AuditModule } from './contexts/audit/audit.module.js';
import { BodiesModule } from './contexts/bodies/bodies.module.js';
import { PartnershipInLedger } from './contexts/bodies/queries/partnership-in-ledger.js';
import { DecisionsModule } from './contexts/decisions/decisions.module.js';
import { DeliveryPlansModule } from './contexts/delivery-plans/delivery-plans.module.js';
import { DhrModule } from './contexts/dhr/dhr.module.js';
import { MeetingsModule } from './contexts/meetings/meetings.module.js';
import { QafModule } from './contexts/qaf/qaf.module.js';
import { ReviewsModule } from './contexts/reviews/reviews.module.js';
import { HttpModule } from './platform/http/http.module.js';
import type { Metrics } from './platform/http/metrics.js';
import type { Runtime } from './runtime.js';

const CONTEXTS = [
  BodiesModule,
  MeetingsModule,
  DecisionsModule,
  DeliveryPlansModule,
  ReviewsModule,
  DhrModule,
  AccessModule,
  QafModule,
  AuditModule,
];

/** The whole service: the opened ledger, and the contexts that act on it. */
@Module({})
export class AppModule {
  static serving(runtime: Runtime, metrics: Metrics): DynamicModule {
    return {
      module: AppModule,
      imports: [
        HttpModule.serving(runtime, metrics, {
          partnership: PartnershipInLedger,
          restricted: RestrictedReadingInLedger,
        }),
        // Of a projector, only health, metrics and the care of its views are asked.
        ...(runtime.role === 'projector' ? [] : CONTEXTS),
      ],
    };
  }
}
