import type { Brand } from '../../kernel/brand.js';
import type { Uuid } from '../../kernel/ids.js';

export type BodyId = Brand<Uuid, 'BodyId'>;
export type AgencyId = Brand<Uuid, 'AgencyId'>;
export type AppointmentId = Brand<Uuid, 'AppointmentId'>;
export type DutyId = Brand<Uuid, 'DutyId'>;
