import { Reflector } from '@nestjs/core';

/**
 * Who may call a route, as far as the token tells. Everything finer (chair of this group, owner of this action)
 * follows from appointments in the ledger and is a rule of the decider.
 */
export type Audience = 'public' | 'signed-in' | 'secretariat' | 'auditor';

/** Declares who may call a route. A route that declares nothing does not start. */
export const MayCall = Reflector.createDecorator<readonly Audience[]>();
