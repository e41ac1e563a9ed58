import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../kernel/refusal.js';
import { bearerToken, type Identity, type TokenVerifier } from '../identity/identity.js';
import { PARTNERSHIP, type Partnership } from '../identity/partnership.js';
import { LEDGER, type Ledger } from '../ledger/ledger.js';
import { MayCall } from './access.js';
import { readerIsOfThePartnership, roleMayCall } from './access.policies.js';
import { readCall, rememberCall } from './call.js';
import { refusalProblem, unknownCaller } from './problem.js';

/** Injection token of the token verifier. */
export const TOKEN_VERIFIER = Symbol('token verifier');

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Establishes who calls, and whether this route is for them at all. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly tokens: TokenVerifier,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(PARTNERSHIP) private readonly partnership: Partnership,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.get(MayCall, context.getHandler());
    if (allowed.includes('public')) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const identity = await this.#identify(request);
    if (!roleMayCall.holds({ identity, allowed })) {
      throw refusalProblem([refuse(roleMayCall, { identity, allowed })]);
    }
    if (READING.has(request.method)) await this.#mayRead(identity);
    rememberCall(request, readCall(request, identity, this.ledger.simulated));
    return true;
  }

  /** Commands are judged by their deciders; what is read is disclosed at once. */
  async #mayRead(identity: Identity): Promise<void> {
    const known = identity.role === undefined && (await this.partnership.knows(identity.actor));
    if (!readerIsOfThePartnership.holds({ identity, known })) {
      throw refusalProblem([refuse(readerIsOfThePartnership, { identity, known })]);
    }
  }

  async #identify(request: FastifyRequest): Promise<Identity> {
    const token = bearerToken(request.headers.authorization);
    const known = token === undefined ? undefined : this.tokens.verified(token);
    if (known) return known;
    const verified = await this.tokens.verify(token);
    if (verified.ok) return verified.value;
    const { code, message } = verified.error;
    throw unknownCaller(code, message);
  }
}
