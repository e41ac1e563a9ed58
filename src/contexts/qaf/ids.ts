import type { Brand } from '../../kernel/brand.js';
import type { Uuid } from '../../kernel/ids.js';

export type FrameworkId = Brand<Uuid, 'FrameworkId'>;
export type CycleId = Brand<Uuid, 'CycleId'>;
export type FindingId = Brand<Uuid, 'FindingId'>;
export type RecommendationId = Brand<Uuid, 'RecommendationId'>;

/** As the framework numbers its requirements: `IN-03`. */
export type RequirementCode = Brand<string, 'RequirementCode'>;
