import { describe, expect, it } from '@jest/globals';
import { array, assert, nat, property } from 'fast-check';
import { command, decides, fact, stateAfter, testId } from '../../../test/support/decider-given.js';
import type { BodyId } from '../bodies/contract.js';
import {
  type ReferenceCounterCommand,
  referenceCounterAggregate,
  referenceCounterId,
  referenceReservedFor,
} from './decision-reference.js';
import type { DecisionId, DecisionReference, ReferenceCounterEvent } from './events.js';

const bodyId = testId<BodyId>('board');
const decisionId = (name: string) => testId<DecisionId>(name);
const reserve = (name: string, changes: { shortName?: string; year?: number } = {}) =>
  command<ReferenceCounterCommand>('ReserveReference', {
    decisionId: decisionId(name),
    bodyId,
    shortName: 'SCB',
    year: 2021,
    ...changes,
  });
const reserved = (name: string, number: number) =>
  fact<ReferenceCounterEvent>({
    type: 'reference-reserved.v1',
    data: {
      decisionId: decisionId(name),
      bodyId,
      year: 2021,
      number,
      reference: `SCB-2021-00${number}` as DecisionReference,
    },
  });
const { given } = decides(referenceCounterAggregate);

describe('reserving a reference', () => {
  it('begins every year with 1', () => {
    given().when(reserve('plan')).then(reserved('plan', 1).event);
  });

  it('gives the next number', () => {
    given(reserved('plan', 1)).when(reserve('qaf')).then(reserved('qaf', 2).event);
  });

  it('goes on beyond three digits', () => {
    const many = Array.from({ length: 999 }, (_, index) => reserved(`no ${index}`, index + 1));
    const { decide } = referenceCounterAggregate.decider;
    const state = stateAfter(referenceCounterAggregate, ...many);
    expect(decide(reserve('next'), state, undefined)).toMatchObject({
      value: [{ data: { number: 1000, reference: 'SCB-2021-1000' } }],
    });
  });

  it('happens once for a decision', () => {
    given(reserved('plan', 1))
      .when(reserve('plan'))
      .thenRefused('DECISION_REFERENCE.ALREADY_RESERVED');
  });

  it('keeps to one body and year', () => {
    given(reserved('plan', 1))
      .when(reserve('qaf', { year: 2022 }))
      .thenRefused('DECISION_REFERENCE.OF_ANOTHER_COUNTER');
  });

  it.each(['scb', 'S', 'CJ BAG', 'A-LONG-ONE', 'THIRTEENCHARS'])(
    'needs a short name that fits: not %s',
    (shortName) => {
      given()
        .when(reserve('plan', { shortName }))
        .thenRefused('DECISION_REFERENCE.SHORT_NAME_DOES_NOT_FIT');
    },
  );

  it('tells which reference a decision got', () => {
    const counter = stateAfter(referenceCounterAggregate, reserved('plan', 1), reserved('qaf', 2));
    expect(referenceReservedFor(counter, decisionId('qaf'))).toBe('SCB-2021-002');
    expect(referenceReservedFor(counter, decisionId('other'))).toBeUndefined();
  });

  it('has one history for each body and year', () => {
    expect(referenceCounterAggregate.stream(referenceCounterId(bodyId, 2021))).toBe(
      `decision-references-${bodyId}-2021`,
    );
  });
});

describe('any sequence of reservations', () => {
  const { decider } = referenceCounterAggregate;

  it('gives numbers without gaps from 1, one to each decision, in the order in which they came', () => {
    assert(
      property(array(nat({ max: 20 }), { maxLength: 60 }), (wanted) => {
        const names = wanted.map(String);
        const facts: ReturnType<typeof reserved>[] = [];
        for (const name of names) {
          const state = stateAfter(referenceCounterAggregate, ...facts);
          const decision = decider.decide(reserve(name), state, undefined);
          expect(decision.ok).toBe(referenceReservedFor(state, decisionId(name)) === undefined);
          if (decision.ok) facts.push(...decision.value.map((event) => fact(event)));
        }
        const inOrder = [...new Set(names)];
        expect(facts.map(({ event }) => event.data.decisionId)).toEqual(inOrder.map(decisionId));
        expect(facts.map(({ event }) => event.data.number)).toEqual(
          inOrder.map((_, index) => index + 1),
        );
        expect(new Set(facts.map(({ event }) => event.data.reference)).size).toBe(inOrder.length);
      }),
    );
  });
});
