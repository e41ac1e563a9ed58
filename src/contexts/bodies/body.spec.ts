import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  agency,
  agencyId,
  board,
  type BodyFact,
  bodyId,
  dissolved,
  established,
  givenBody as given,
  nothingElse,
  terms,
  termsAdopted,
} from '../../../test/support/body-given.js';
import {
  command,
  fact,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { DecisionId } from '../decisions/contract.js';
import { bodyAggregate } from './body.aggregate.js';
import { bodyExistsOn, strandLeadsOn, termsInForce } from './body-on-a-day.js';
import type { BodyCommand, BodyContext, EstablishBody, RestsOn } from './body.commands.js';
import type { AgencyId, BodyEvent, BodyId, ContestStrand, Month } from './events.js';

const decisionId = testId<DecisionId>('decision');
const groupId = testId<BodyId>('group');
const boardDecided: RestsOn = { bodyId, takenOn: plainDate('2020-04-01') };
const otherDecided: RestsOn = { bodyId: groupId, takenOn: plainDate('2020-04-01') };

const establish = (changes: Partial<EstablishBody> = {}, on = '2020-04-01') =>
  command<BodyCommand>('EstablishBody', { ...board, terms, ...changes }, { on });
const bodyAfter = (...history: readonly BodyFact[]) => {
  const body = stateAfter(bodyAggregate, ...history);
  if (body.stage === 'none') throw new Error('The body was not established');
  return body;
};
const theBoard = bodyAfter(established());

describe('establishing a body', () => {
  it('gives it its first terms of reference', () => {
    given().knowing(nothingElse).when(establish()).then(established().event, termsAdopted().event);
  });

  it('keeps the other names that it goes by', () => {
    const named = { alsoKnownAs: ['Safer Partnership'] };
    given()
      .knowing(nothingElse)
      .when(establish(named))
      .then(established(named).event, termsAdopted().event);
  });

  it('happens once', () => {
    given(established())
      .knowing(nothingElse)
      .when(establish())
      .thenRefused('BODY.ALREADY_ESTABLISHED');
  });

  it('needs the body that it reports to', () => {
    given()
      .knowing(nothingElse)
      .when(establish({ reportsTo: testId<BodyId>('nobody') }))
      .thenRefused('BODY.PARENT_NOT_FOUND');
  });

  it('rests on a decision that stands, of those above it, taken by then, where one is named', () => {
    const resting = establish({ reportsTo: groupId, terms: { ...terms, decisionId } });
    const parent = theBoard;
    const knowing = (decision?: RestsOn) =>
      given()
        .knowing({ ...nothingElse, parent, ...(decision && { decision }) })
        .when(resting);
    knowing().thenRefused('BODY_DECISION.NOT_FOUND');
    knowing(boardDecided).thenRefused('BODY_DECISION.OF_ANOTHER_BODY');
    knowing({ ...otherDecided, takenOn: plainDate('2020-04-02') }).thenRefused(
      'BODY_DECISION.TAKEN_LATER',
    );
    knowing(otherDecided).then(
      established({ reportsTo: groupId }).event,
      termsAdopted({ decisionId }).event,
    );
  });
});

const delegation = {
  by: groupId,
  purpose: 'Find repeat victims across agencies',
  endsOn: plainDate('2020-09-30'),
};
const taskGroup = { kind: 'task-and-finish-group', delegation } as const;
const delegator = { ...theBoard, bodyId: groupId, kind: 'business-area-group' } as const;

describe('a Task and Finish group', () => {
  it('is delegated to by a body, for a purpose, until a day', () => {
    given()
      .knowing({ ...nothingElse, delegator })
      .when(establish(taskGroup))
      .then(established(taskGroup).event, termsAdopted().event);
    given()
      .knowing(nothingElse)
      .when(establish({ kind: 'task-and-finish-group' }))
      .thenRefused('BODY.NOT_DELEGATED');
    given()
      .knowing({ ...nothingElse, delegator })
      .when(establish({ delegation }))
      .thenRefused('BODY.STANDS_WITHOUT_DELEGATION');
  });

  it('is delegated to by a body that exists, and may delegate', () => {
    const when = establish(taskGroup);
    given().knowing(nothingElse).when(when).thenRefused('BODY.DELEGATOR_NOT_FOUND');
    given()
      .knowing({ ...nothingElse, delegator: { ...delegator, lastDay: plainDate('2020-03-31') } })
      .when(when)
      .thenRefused('BODY.DELEGATOR_NOT_FOUND');
    given()
      .knowing({ ...nothingElse, delegator: { ...delegator, kind: 'commissioning-group' } })
      .when(when)
      .thenRefused('BODY.CANNOT_DELEGATE');
  });

  it('ends after it began', () => {
    given()
      .knowing({ ...nothingElse, delegator })
      .when(establish(taskGroup, '2020-09-30'))
      .thenRefused('BODY.ENDS_BEFORE_IT_BEGINS');
  });
});

describe('extending a period', () => {
  const extend = (endsOn: string, on = '2020-09-15') =>
    command<BodyCommand>('ExtendPeriod', { endsOn: plainDate(endsOn), decisionId }, { on });
  const extending = (decision?: RestsOn) =>
    given(established(taskGroup)).knowing({ ...nothingElse, ...(decision && { decision }) });

  it('is for the body that delegated, by a decision', () => {
    extending(otherDecided)
      .when(extend('2021-03-31'))
      .then({
        type: 'body-period-extended.v1',
        data: {
          bodyId,
          by: groupId,
          decisionId,
          endedOn: delegation.endsOn,
          endsOn: plainDate('2021-03-31'),
        },
      });
    extending().when(extend('2021-03-31')).thenRefused('BODY_DECISION.NOT_FOUND');
    extending(boardDecided)
      .when(extend('2021-03-31'))
      .thenRefused('BODY.NOT_EXTENDED_BY_ITS_DELEGATOR');
    extending({ ...otherDecided, takenOn: plainDate('2020-09-16') })
      .when(extend('2021-03-31'))
      .thenRefused('BODY_DECISION.TAKEN_LATER');
  });

  it('is later than before, and decided before the period is over', () => {
    extending(otherDecided).when(extend('2020-09-30')).thenRefused('BODY.EXTENDED_TO_NO_LATER_DAY');
    extending(otherDecided).when(extend('2021-03-31', '2020-10-01')).thenRefused('BODY.ENDED');
  });

  it('is not for a body that stands without one', () => {
    given(established())
      .knowing({ ...nothingElse, decision: boardDecided })
      .when(extend('2021-03-31'))
      .thenRefused('BODY.NOT_FOR_A_SET_PERIOD');
  });

  it('lets the group exist until the later day', () => {
    const extended = fact<BodyEvent>(
      {
        type: 'body-period-extended.v1',
        data: {
          bodyId,
          by: groupId,
          decisionId,
          endedOn: delegation.endsOn,
          endsOn: plainDate('2021-03-31'),
        },
      },
      { on: '2020-09-15' },
    );
    const exists = (on: string, ...history: readonly BodyFact[]) =>
      bodyExistsOn(bodyAfter(established(taskGroup), ...history), plainDate(on));
    expect(
      ['2020-03-31', '2020-04-01', '2020-09-30', '2020-10-01'].map((on) => exists(on)),
    ).toEqual([false, true, true, false]);
    expect(exists('2021-03-31', extended)).toBe(true);
    expect(exists('2021-04-01', extended)).toBe(false);
  });
});

describe('dissolving a body', () => {
  const dissolve = (lastDay: string) =>
    command<BodyCommand>('DissolveBody', { lastDay: plainDate(lastDay) });

  it('names its last day', () => {
    given(established())
      .knowing(nothingElse)
      .when(dissolve('2021-12-31'))
      .then({ type: 'body-dissolved.v1', data: { bodyId, lastDay: plainDate('2021-12-31') } });
  });

  it('happens once, and not before it was established', () => {
    given(established(), dissolved('2021-12-31'))
      .knowing(nothingElse)
      .when(dissolve('2021-12-30'))
      .thenRefused('BODY.ALREADY_DISSOLVED');
    given(established())
      .knowing(nothingElse)
      .when(dissolve('2020-03-31'))
      .thenRefused('BODY.NOT_ESTABLISHED_YET');
  });
});

describe('terms of reference', () => {
  const adopt = (changes: Partial<typeof terms> | { quorum: number; inForceFrom: string } = {}) =>
    command<BodyCommand>('AdoptTermsOfReference', {
      terms: { ...terms, ...changes, inForceFrom: plainDate(changes.inForceFrom ?? '2021-04-01') },
    });

  it('are numbered, each in force from a later date', () => {
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(adopt({ quorum: 5, inForceFrom: '2021-04-01' }))
      .then(termsAdopted({ version: 2, quorum: 5, inForceFrom: plainDate('2021-04-01') }).event);
  });

  it('do not come into force before the ones that they replace', () => {
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(adopt({ quorum: 4, inForceFrom: '2020-04-01' }))
      .thenRefused('TERMS_OF_REFERENCE.IN_FORCE_BEFORE_THE_LAST');
  });

  it('do not come into force once the body has ended', () => {
    given(established(), termsAdopted(), dissolved('2021-03-31'))
      .knowing(nothingElse)
      .when(adopt())
      .thenRefused('BODY.ENDED');
  });

  it('need a body', () => {
    given().knowing(nothingElse).when(adopt()).thenRefused('BODY.NOT_FOUND');
  });

  it('in force on a day are one version, however many were adopted', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1 });
    const day = (number: number) => plainDate(`2021-02-${String(number).padStart(2, '0')}`);
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (begins, asked) => {
        const inOrder = begins.toSorted((one, other) => one - other);
        const body = bodyAfter(
          established(),
          ...inOrder.map((each, index) =>
            termsAdopted({ version: index + 1, inForceFrom: day(each) }),
          ),
        );
        const begun = inOrder.filter((each) => each <= asked);
        expect(termsInForce(body, day(asked))?.version).toBe(begun.length || undefined);
      }),
    );
  });
});

const lead = (strand: ContestStrand, from: string, leadAgency: AgencyId = agencyId) => ({
  strand,
  agencyId: leadAgency,
  from: plainDate(from),
});
const named = (...each: Parameters<typeof lead>) =>
  fact<BodyEvent>(
    { type: 'strand-lead-named.v1', data: { bodyId, lead: lead(...each) } },
    { on: '2020-04-01' },
  );

describe('the strands of Contest', () => {
  const name = (...each: Parameters<typeof lead>) =>
    command<BodyCommand>('NameStrandLead', { lead: lead(...each) });
  const contest = established({ kind: 'contest-board' });
  const context: BodyContext = { ...nothingElse, agency };

  it('have a lead agency each, from a day on', () => {
    given(contest)
      .knowing(context)
      .when(name('prevent', '2020-04-01'))
      .then(named('prevent', '2020-04-01').event);
    given(contest, named('prevent', '2020-04-01'))
      .knowing(context)
      .when(name('pursue', '2020-04-01'))
      .then(named('pursue', '2020-04-01').event);
  });

  it('are taken over later than they were', () => {
    given(contest, named('prevent', '2020-04-01'))
      .knowing(context)
      .when(name('prevent', '2020-04-01'))
      .thenRefused('STRAND.LEAD_BEFORE_THE_LAST');
  });

  it('are of the Contest Board, while it exists', () => {
    given(established())
      .knowing(context)
      .when(name('prevent', '2020-04-01'))
      .thenRefused('STRAND.OF_ANOTHER_BODY');
    given(contest)
      .knowing(context)
      .when(name('prevent', '2020-03-31'))
      .thenRefused('BODY.NOT_ESTABLISHED_YET');
    given(contest, dissolved('2021-12-31'))
      .knowing(context)
      .when(name('prevent', '2022-01-01'))
      .thenRefused('BODY.ENDED');
  });

  it('need an agency that exists then', () => {
    given(contest)
      .knowing(nothingElse)
      .when(name('prevent', '2020-04-01'))
      .thenRefused('STRAND.AGENCY_NOT_FOUND');
    const gone = { ...agency, ends: { on: plainDate('2021-06-26'), successors: [] } };
    given(contest)
      .knowing({ ...context, agency: gone })
      .when(name('prevent', '2021-06-26'))
      .thenRefused('STRAND.AGENCY_DOES_NOT_EXIST_THEN');
  });

  it('are led by one agency each on a day', () => {
    const council = testId<AgencyId>('council');
    const body = bodyAfter(
      contest,
      named('prevent', '2020-04-01'),
      named('pursue', '2020-04-01'),
      named('prevent', '2021-04-01', council),
    );
    const on = (day: string) =>
      strandLeadsOn(body, plainDate(day)).map((each) => [each.strand, each.agencyId]);
    expect(on('2020-03-31')).toEqual([]);
    expect(on('2021-03-31')).toEqual([
      ['prevent', agencyId],
      ['pursue', agencyId],
    ]);
    expect(on('2021-04-01')).toEqual([
      ['prevent', council],
      ['pursue', agencyId],
    ]);
  });
});

describe('a month that needs no meeting', () => {
  const because = sealedText('Nothing falls due');
  const monthly = termsAdopted({ cadence: { kind: 'monthly-if-required' } });
  const notRequired = (month: string) =>
    command<BodyCommand>('FindMonthNotRequired', { month: month as Month, because });
  const found = (month: string) =>
    fact<BodyEvent>({
      type: 'month-found-not-required.v1',
      data: { bodyId, month: month as Month, because },
    });

  it('is recorded of a body that meets monthly, if required', () => {
    given(established(), monthly)
      .knowing(nothingElse)
      .when(notRequired('2021-06'))
      .then(found('2021-06').event);
    given(established(), termsAdopted())
      .knowing(nothingElse)
      .when(notRequired('2021-06'))
      .thenRefused('BODY.MEETS_IN_ANY_CASE');
  });

  it('is recorded once', () => {
    given(established(), monthly, found('2021-06'))
      .knowing(nothingElse)
      .when(notRequired('2021-06'))
      .thenRefused('BODY.MONTH_ALREADY_NOT_REQUIRED');
  });

  it('lies within the life of the body', () => {
    given(established(), monthly)
      .knowing(nothingElse)
      .when(notRequired('2020-03'))
      .thenRefused('BODY.NOT_ESTABLISHED_YET', 'BODY.MEETS_IN_ANY_CASE');
    given(established(), monthly, dissolved('2021-05-31'))
      .knowing(nothingElse)
      .when(notRequired('2021-06'))
      .thenRefused('BODY.ENDED');
  });
});
