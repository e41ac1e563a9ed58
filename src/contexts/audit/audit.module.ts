import { Module } from '@nestjs/common';
import { AuditController } from './queries/audit.controller.js';
import { AuditViews } from './queries/audit-views.js';
import { LineageController } from './queries/lineage.controller.js';

/** What auditors ask of every register. It decides nothing, and records nothing. */
@Module({ controllers: [AuditController, LineageController], providers: [AuditViews] })
export class AuditModule {}
