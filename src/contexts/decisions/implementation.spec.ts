import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  fact,
  sealedText,
  stateAfter,
} from '../../../test/support/decider-given.js';
import {
  assigned,
  assignedTo,
  assignment,
  attempt,
  CONFIRMED,
  confirmed,
  context,
  fire,
  given,
  ids,
  implemented,
  merged,
  police,
  recorded,
  recordedUrgently,
  reported,
  rescinded,
  TAKEN,
} from '../../../test/support/decision-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import { decisionAggregate } from './decision.js';
import type { DecisionEvent } from './events.js';

const assign = (changes: Partial<typeof assignment> = {}) =>
  attempt('AssignImplementation', { ...assignment, ...changes }, { on: CONFIRMED });

describe('assigning the implementation', () => {
  it('gives a confirmed decision an owner in an agency, and a date', () => {
    given(recorded, confirmed).knowing(context).when(assign()).then(assigned.event);
  });

  it('waits until the decision is confirmed', () => {
    given(recorded).knowing(context).when(assign()).thenRefused('DECISION.NOT_CONFIRMED');
  });

  it('happens once', () => {
    given(recorded, confirmed, assigned)
      .knowing(context)
      .when(assign())
      .thenRefused('DECISION.IMPLEMENTATION_ALREADY_ASSIGNED');
  });

  it('needs an agency and a date after the decision, and says both', () => {
    given(recorded, confirmed)
      .knowing({ ...context, agency: { stage: 'none' } })
      .when(assign({ due: plainDate('2021-06-14') }))
      .thenRefused('DECISION.AGENCY_NOT_FOUND', 'DECISION.DUE_BEFORE_TAKEN');
  });

  it('is to an agency that still exists, and names who answers for one that does not', () => {
    given(recorded, confirmed)
      .knowing(merged)
      .when(assign())
      .thenRefused('DECISION.AGENCY_DOES_NOT_EXIST_THEN');
    const state = stateAfter(decisionAggregate, recorded, confirmed);
    expect(decisionAggregate.decider.decide(assign(), state, merged)).toMatchObject({
      error: [
        {
          message: `Cumbria Police exists no more from ${CONFIRMED} on: name who answers for it, National Police.`,
        },
      ],
    });
    given(recordedUrgently)
      .knowing(merged)
      .when(attempt('AssignImplementation', assignment, { on: TAKEN }))
      .then(assigned.event);
  });
});

const report = (circumstances: Circumstances = {}) =>
  attempt(
    'ReportImplementation',
    { evidence: sealedText('evidence') },
    { by: 'contact', capacity: 'member', on: '2021-11-01', ...circumstances },
  );

describe('reporting the implementation', () => {
  const history = [recorded, confirmed, assigned];

  it('is for a representative of the agency that carries it out', () => {
    given(...history)
      .knowing(context)
      .when(report())
      .then(reported().event);
  });

  it('may be entered by the secretariat', () => {
    given(...history)
      .knowing(context)
      .when(report({ by: 'secretary', capacity: 'secretariat', onBehalfOf: 'contact' }))
      .then(reported().event);
  });

  it('may be added to', () => {
    given(...history, reported())
      .knowing(context)
      .when(report())
      .then(reported().event);
  });

  it.each([
    ['of another agency', { by: 'ann' }],
    ['whose term had ended', { by: 'leaver' }],
    ['whose term has ended since', { by: 'leaver', on: '2021-10-31', today: '2021-11-01' }],
    ['who holds no office', { by: 'nobody' }],
    ['who audits', { by: 'auditor', capacity: 'auditor' as const }],
  ])('is not for somebody %s', (_, circumstances) => {
    given(...history)
      .knowing(context)
      .when(report(circumstances))
      .thenRefused('DECISION.REPORTER_NOT_OF_THE_AGENCY');
  });

  it.each([
    ['before it is assigned', [recorded, confirmed]],
    ['once it is confirmed', [...history, reported(), implemented]],
  ])('is not possible %s; strangers are told, too, that it is not theirs', (_, since) => {
    const then = given(...since).knowing(context);
    then.when(report()).thenRefused('DECISION.IMPLEMENTATION_NOT_OPEN');
    const NOT_OPEN = 'DECISION.IMPLEMENTATION_NOT_OPEN';
    then
      .when(report({ by: 'nobody' }))
      .thenRefused('DECISION.REPORTER_NOT_OF_THE_AGENCY', NOT_OPEN);
    then
      .when(
        attempt(
          'ReportImplementationProgress',
          { progress: sealedText('progress'), rating: 'on-track' },
          { by: 'nobody', capacity: 'member', on: '2021-11-01' },
        ),
      )
      .thenRefused('DECISION.REPORTER_NOT_OF_THE_AGENCY', NOT_OPEN);
  });

  it('is recorded with the office that gave the right to it', () => {
    const state = stateAfter(decisionAggregate, ...history);
    expect(decisionAggregate.actingAs?.(report(), state, context)).toEqual({
      capacity: 'single-point-of-contact',
      organisation: police,
    });
    const bySecretariat = report({ capacity: 'secretariat' });
    expect(decisionAggregate.actingAs?.(bySecretariat, state, context)).toBeUndefined();
  });
});

const signOff = (circumstances: Circumstances = {}) =>
  attempt(
    'ConfirmImplementation',
    {},
    { by: 'chair', capacity: 'member', on: '2021-11-02', ...circumstances },
  );

describe('confirming the implementation', () => {
  const history = [recorded, confirmed, assigned];

  it('needs an assignment; strangers are told, too, that it is not theirs', () => {
    const unassigned = given(recorded, confirmed).knowing(context);
    unassigned.when(signOff()).thenRefused('DECISION.IMPLEMENTATION_NOT_OPEN');
    unassigned
      .when(signOff({ by: 'nobody' }))
      .thenRefused('DECISION.CONFIRMER_NOT_OF_THE_BODY', 'DECISION.IMPLEMENTATION_NOT_OPEN');
  });

  it.each([
    ['the chair of the body', {}],
    ['the secretariat', { by: 'secretary', capacity: 'secretariat' as const }],
  ])('is for %s', (_, circumstances) => {
    given(...history, reported())
      .knowing(context)
      .when(signOff(circumstances))
      .then(implemented.event);
  });

  it.each([
    ['who reported it', {}, { by: 'chair' }],
    ['for whom it was reported', {}, { by: 'secretary', onBehalfOf: 'chair' }],
    [
      'who acts for the one who reported it',
      { by: 'secretary', capacity: 'secretariat' as const, onBehalfOf: 'contact' },
      { by: 'contact' },
    ],
  ])('is not for somebody %s', (_, confirmer, reporter) => {
    given(...history, reported(reporter))
      .knowing(context)
      .when(signOff(confirmer))
      .thenRefused('DECISION.CONFIRMER_IS_REPORTER');
  });

  it('is not for any of several who reported', () => {
    given(...history, reported({ by: 'chair' }), reported())
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.CONFIRMER_IS_REPORTER');
  });

  it.each([
    ['a contact', { by: 'contact' }],
    ['a member whose term ended', { by: 'leaver' }],
    ['an outsider', { by: 'nobody' }],
  ])('is not for %s', (_, circumstances) => {
    given(...history, reported({ by: 'secretary' }))
      .knowing(context)
      .when(signOff(circumstances))
      .thenRefused('DECISION.CONFIRMER_NOT_OF_THE_BODY');
  });

  it('is not for somebody who had an interest in the decision', () => {
    given(...history, reported())
      .knowing(context)
      .when(signOff({ by: 'ann' }))
      .thenRefused('DECISION.CONFIRMER_WAS_CONFLICTED');
  });

  it.each([
    ['before it is reported', history],
    ['twice', [...history, reported(), implemented]],
  ])('is not possible %s', (_, since) => {
    given(...since)
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.IMPLEMENTATION_NOT_REPORTED');
  });
});

describe('the implementation of an urgent decision', () => {
  it('is assigned at once', () => {
    given(recordedUrgently).knowing(context).when(assign()).then(assigned.event);
  });
});

describe('giving the implementation to another owner', () => {
  const to = { owner: 'Head of Prevention', agencyId: fire, because: sealedText('moved') };
  const reassign = attempt('ReassignImplementation', to, { on: '2021-10-01' });
  const history = [recorded, confirmed, assigned];

  it('needs a reason', () => {
    given(...history)
      .knowing(context)
      .when(reassign)
      .then({ type: 'implementation-reassigned.v1', data: { ...ids, ...to } });
  });

  it('lets the new agency report, and the former no more', () => {
    const reassigned = fact<DecisionEvent>({
      type: 'implementation-reassigned.v1',
      data: { ...ids, ...to },
    });
    given(...history, reassigned)
      .knowing(context)
      .when(report())
      .thenRefused('DECISION.REPORTER_NOT_OF_THE_AGENCY');
    given(...history, reassigned)
      .knowing(context)
      .when(report({ by: 'ann' }))
      .then(reported().event);
  });

  it('needs an agency that still exists', () => {
    given(...history)
      .knowing(merged)
      .when(reassign)
      .thenRefused('DECISION.AGENCY_DOES_NOT_EXIST_THEN');
  });

  it('needs an agency that is registered', () => {
    given(...history)
      .knowing({ ...context, agency: { stage: 'none' } })
      .when(reassign)
      .thenRefused('DECISION.AGENCY_NOT_FOUND');
  });

  it.each([
    ['before it is assigned', [recorded, confirmed]],
    ['once it is confirmed', [...history, reported(), implemented]],
  ])(
    'is not possible %s; others than the secretariat are told, too, that it is not theirs',
    (_, since) => {
      const then = given(...since).knowing(context);
      then.when(reassign).thenRefused('DECISION.IMPLEMENTATION_NOT_OPEN');
      then
        .when(
          attempt('ReassignImplementation', to, {
            by: 'ann',
            capacity: 'member',
            on: '2021-10-01',
          }),
        )
        .thenRefused('DECISION.NOT_BY_THE_SECRETARIAT', 'DECISION.IMPLEMENTATION_NOT_OPEN');
    },
  );
});

const moveTo = (to: string) =>
  attempt(
    'MoveImplementationDate',
    { to: plainDate(to), because: sealedText('later') },
    { on: '2021-10-01' },
  );

describe('moving the date', () => {
  const history = [recorded, confirmed, assigned];

  it('says from when to when, and why', () => {
    given(...history)
      .knowing(context)
      .when(moveTo('2022-03-31'))
      .then({
        type: 'implementation-date-moved.v1',
        data: {
          ...ids,
          from: assignment.due,
          to: plainDate('2022-03-31'),
          because: sealedText('later'),
        },
      });
  });

  it.each([
    ['DECISION.DUE_UNCHANGED', '2021-12-31'],
    ['DECISION.DUE_BEFORE_TAKEN', '2021-06-14'],
  ])('is refused with %s', (refusal, to) => {
    given(...history)
      .knowing(context)
      .when(moveTo(to))
      .thenRefused(refusal);
  });

  it('is not possible once it is carried out', () => {
    given(...history, reported(), implemented)
      .knowing(context)
      .when(moveTo('2022-03-31'))
      .thenRefused('DECISION.IMPLEMENTATION_NOT_OPEN');
  });
});

describe('tracking the implementation', () => {
  const made = { rating: 'at-risk' as const, progress: sealedText('half') };
  const progress = (circumstances: Circumstances = {}) =>
    attempt('ReportImplementationProgress', made, {
      by: 'contact',
      capacity: 'member',
      on: '2021-10-01',
      ...circumstances,
    });
  const history = [recorded, confirmed, assignedTo('head')];

  it.each([
    ['the agency', 'contact'],
    ['the owner, who need hold no office', 'head'],
  ])('is for %s', (_, by) => {
    given(...history)
      .knowing(context)
      .when(progress({ by }))
      .then({ type: 'implementation-progressed.v1', data: { ...ids, ...made } });
  });

  it('is recorded with the office that gave the right to it', () => {
    const state = stateAfter(decisionAggregate, ...history);
    expect(decisionAggregate.actingAs?.(progress({ by: 'head' }), state, context)).toEqual({
      capacity: 'action-owner',
      organisation: police,
    });
  });

  it('may be recorded late, but was not made before the assignment', () => {
    given(...history)
      .knowing(context)
      .when(progress({ on: '2021-09-13', today: '2021-10-01' }))
      .thenRefused('DECISION.PROGRESS_BEFORE_ASSIGNED');
  });

  it('is not for an outsider, nor once it is carried out', () => {
    given(...history)
      .knowing(context)
      .when(progress({ by: 'nobody' }))
      .thenRefused('DECISION.REPORTER_NOT_OF_THE_AGENCY');
    given(...history, reported(), implemented)
      .knowing(context)
      .when(progress())
      .thenRefused('DECISION.IMPLEMENTATION_NOT_OPEN');
  });
});

describe('not accepting a report', () => {
  const why = { because: sealedText('one is missing') };
  const reject = (circumstances: Circumstances = {}) =>
    attempt('RejectImplementation', why, {
      by: 'chair',
      capacity: 'member',
      on: '2021-11-02',
      ...circumstances,
    });
  const rejected = fact<DecisionEvent>(
    { type: 'implementation-rejected.v1', data: { ...ids, ...why } },
    { on: '2021-11-02' },
  );
  const history = [recorded, confirmed, assigned];

  it('is for the body, with a reason', () => {
    given(...history, reported())
      .knowing(context)
      .when(reject())
      .then(rejected.event);
  });

  it('makes another report necessary, and remembers who reported first', () => {
    given(...history, reported({ by: 'chair' }), rejected)
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.IMPLEMENTATION_NOT_REPORTED', 'DECISION.CONFIRMER_IS_REPORTER');
    given(...history, reported({ by: 'chair' }), rejected, reported())
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.CONFIRMER_IS_REPORTER');
  });

  it('is not for whoever reported', () => {
    given(...history, reported({ by: 'chair' }))
      .knowing(context)
      .when(reject())
      .thenRefused('DECISION.CONFIRMER_IS_REPORTER');
  });
});

describe('whoever owns the implementation', () => {
  it('does not confirm it, also through somebody else', () => {
    const history = [recorded, confirmed, assignedTo('chair'), reported()];
    given(...history)
      .knowing(context)
      .when(signOff())
      .thenRefused('DECISION.CONFIRMER_IS_OWNER');
    given(...history)
      .knowing(context)
      .when(signOff({ by: 'secretary', capacity: 'secretariat', onBehalfOf: 'chair' }))
      .thenRefused('DECISION.CONFIRMER_IS_OWNER');
  });
});

describe('a decision that stands no longer', () => {
  const history = [recorded, confirmed, assigned, reported(), rescinded];

  it('is not carried out any more', () => {
    for (const each of [assign(), report(), signOff(), moveTo('2022-03-31')]) {
      const others =
        each.type === 'AssignImplementation' ? ['DECISION.IMPLEMENTATION_ALREADY_ASSIGNED'] : [];
      given(...history)
        .knowing(context)
        .when(each)
        .thenRefused('DECISION.NO_LONGER_STANDS', ...others);
    }
  });
});
