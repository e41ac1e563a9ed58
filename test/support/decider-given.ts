import { expect } from '@jest/globals';
import type { Aggregate, Command, Fact } from '../../src/kernel/decider.js';
import type { DomainEvent } from '../../src/kernel/envelope.js';
import { type ActorId, derivedUuid, type Uuid } from '../../src/kernel/ids.js';
import { instant, type PlainDate, plainDate } from '../../src/kernel/plain-date.js';
import { isSealedForm, type Sealed, type SealedForm } from '../../src/kernel/sealed.js';

/*
 * Deciders' tests read as sentences:
 *
 *   const { given } = decides(actionAggregate);
 *   given(updated(), completionProposed(by(owner)))
 *     .knowing({ plan: approvedPlan })
 *     .when(verifyCompletion(by(owner)))
 *     .thenRefused('ACTION.VERIFIER_IS_PROPOSER');
 */

const NAMESPACE = '5d8f6a52-0a55-4a58-9a60-2f5d3f7f0a11' as Uuid;

/** To derive an id takes a digest, and laws ask for the same few a hundred thousand times. */
const ids = new Map<string, Uuid>();

/** A UUID that is always the same for a name: `testId<BodyId>('board')`. */
export const testId = <Id extends Uuid>(name: string): Id => {
  const id = ids.get(name) ?? derivedUuid(NAMESPACE, name);
  ids.set(name, id);
  return id as Id;
};

export const testActor = (name: string): ActorId =>
  name.toLowerCase().replaceAll(' ', '-') as ActorId;

/** A sealed value of which a test knows nothing but that it is this one. */
export const sealedText = (name: string): Sealed => {
  const form: SealedForm = {
    $sealed: 1,
    key: testId('key'),
    at: name,
    nonce: 'nonce',
    text: 'text',
    commitment: 'commitment',
  };
  if (!isSealedForm(form)) throw new Error('not a sealed form');
  return form as Sealed;
};

/** Who and when, where a sentence needs to say so. */
export interface Circumstances {
  readonly by?: string;
  readonly onBehalfOf?: string;
  readonly capacity?: 'secretariat' | 'auditor' | 'member';
  readonly organisation?: Uuid;
  /** When it happened. */
  readonly on?: string;
  /** The day of recording; the day it happened unless said. */
  readonly today?: string;
}

const DEFAULT_DAY = '2021-06-15';

const actorOf = ({
  by = 'secretary',
  onBehalfOf,
  capacity = 'member',
  organisation,
}: Circumstances) => ({
  id: testActor(by),
  capacity,
  ...(organisation && { organisation }),
  ...(onBehalfOf && { onBehalfOf: testActor(onBehalfOf) }),
});

const day = (text: string): PlainDate => plainDate(text);

/** A fact that already stands in the history. */
export const fact = <Event extends DomainEvent>(
  event: Event,
  circumstances: Circumstances = {},
) => ({
  event,
  circumstances,
});
type Given<Event extends DomainEvent> = ReturnType<typeof fact<Event>>;

/** A command as it reaches the decider. */
export const command = <C extends Command>(
  type: C['type'],
  data: C['data'],
  circumstances: Circumstances = {},
): C => {
  const effectiveAt = day(circumstances.on ?? DEFAULT_DAY);
  const today = day(circumstances.today ?? effectiveAt);
  return {
    type,
    data,
    metadata: {
      actor: actorOf(circumstances),
      commandId: testId('command'),
      ledgerId: testId('ledger'),
      now: instant(`${today}T12:00:00Z`),
      today,
      effectiveAt,
    },
  } as C;
};

const asFact = <Event extends DomainEvent>(
  { event, circumstances }: Given<Event>,
  revision: number,
): Fact<Event> => {
  const effectiveAt = day(circumstances.on ?? DEFAULT_DAY);
  return {
    ...event,
    revision,
    metadata: {
      commandId: testId(`command ${revision}`),
      fingerprint: '',
      $correlationId: testId('correlation'),
      $causationId: testId('causation'),
      actor: actorOf(circumstances),
      recordedAt: instant(`${circumstances.today ?? effectiveAt}T12:00:00Z`),
      effectiveAt,
      salt: '',
    },
  } as unknown as Fact<Event>;
};

/** The state that a history leads to. */
export const stateAfter = <State, C extends Command, Event extends DomainEvent, Context>(
  aggregate: Aggregate<State, C, Event, Context>,
  ...history: readonly Given<Event>[]
): State => history.map(asFact).reduce<State>(aggregate.decider.evolve, aggregate.decider.initial);

/** Starts the sentences about one aggregate. Events and refusals are compared exactly: a surplus one fails. */
export const decides = <State, C extends Command, Event extends DomainEvent, Context>(
  aggregate: Aggregate<State, C, Event, Context>,
) => {
  const knowing = (history: readonly Given<Event>[], context: Context) => ({
    when: (attempt: C) => {
      const decision = () =>
        aggregate.decider.decide(attempt, stateAfter(aggregate, ...history), context);
      return {
        then: (...events: readonly Event[]) =>
          expect(decision()).toEqual({ ok: true, value: events }),
        thenRefused: (...codes: readonly string[]) => {
          const result = decision();
          expect(result.ok ? result.value : result.error.map(({ code }) => code)).toEqual(codes);
        },
      };
    },
  });
  return {
    given: (...history: readonly Given<Event>[]) => ({
      knowing: (context: Context) => knowing(history, context),
      when: (attempt: C) => knowing(history, undefined as Context).when(attempt),
    }),
  };
};
