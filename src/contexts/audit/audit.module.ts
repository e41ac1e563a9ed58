import { Module } from '@nestjs/common';
import { AuditController } from './queries/audit.controller.js';
import { AuditViews } from './queries/audit-views.js';

/** What auditors ask of every register. It decides nothing, and records nothing. */
@Module({ controllers: [AuditController], providers: [AuditViews] })
export class AuditModule {}
