import { describe, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import { sealedText, testId } from '../../../test/support/decider-given.js';
import {
  adopted,
  agency,
  assessed,
  attempt,
  closed,
  courts,
  cycle,
  decided,
  decisionId,
  disposed,
  first,
  givenCycle,
  givenCycleKnowing,
  lineOf,
  meetingId,
  noReturn,
  nobody,
  notRelevant,
  opened,
  opening,
  police,
  prosecutors,
  raised,
  recommended,
  reported,
  second,
  tookPart,
} from '../../../test/support/qaf-given.js';
import { stateAfter } from '../../../test/support/decider-given.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { Uuid } from '../../kernel/ids.js';
import { frameworkAggregate } from './framework.js';

const open = (changes: Partial<typeof opening> = {}, on = '2021-09-01') =>
  attempt('OpenCycle', { ...opening, ...changes }, { on });
const report = (on = '2021-12-14') => attempt('ReportCycle', { decisionId }, { on });
const close = () => attempt('CloseCycle', {}, { on: '2021-12-20' });

describe("a year's assessment", () => {
  it('is opened: who is asked, by which version, by when', () =>
    givenCycle().when(open()).then({ type: 'qaf-cycle-opened.v1', data: opening }));

  it('is opened by the chair of the group, too, and by no other', () => {
    givenCycle()
      .when(attempt('OpenCycle', opening, { on: '2021-09-01', by: 'chair' }))
      .then({ type: 'qaf-cycle-opened.v1', data: opening });
    givenCycle()
      .when(attempt('OpenCycle', opening, { on: '2021-09-01', by: 'police contact' }))
      .thenRefused('QAF_CYCLE.NOT_YOURS_TO_RUN');
  });

  it('takes place once a year', () =>
    givenCycle(opened())
      .when(open({}, '2021-12-01'))
      .thenRefused('QAF_CYCLE.ALREADY_OPENED', 'QAF_CYCLE.DATES_RUN_BACKWARDS'));

  it.each([
    ['QAF_CYCLE.OPENED_IN_ANOTHER_YEAR', open({ year: 2022 })],
    ['QAF_CYCLE.AGENCY_ASKED_TWICE', open({ agencyIds: [police, police] })],
    ['QAF_CYCLE.AGENCY_NOT_FOUND', open({ agencyIds: [testId<AgencyId>('stranger')] })],
    ['QAF_CYCLE.DATES_RUN_BACKWARDS', open({ moderationDue: plainDate('2021-10-01') })],
    ['QAF_CYCLE.DATES_RUN_BACKWARDS', open({ reportDue: plainDate('2021-11-01') })],
    ['QAF_CYCLE.FRAMEWORK_NOT_IN_FORCE', open({ frameworkVersion: 2 })],
  ])('is refused: %s', (refusal, opens) => {
    givenCycle().when(opens).thenRefused(refusal);
  });

  it('is of a Board and a group that there are', () => {
    givenCycleKnowing({ board: nobody })().when(open()).thenRefused('QAF_CYCLE.BOARD_NOT_FOUND');
    givenCycleKnowing({ group: nobody })().when(open()).thenRefused('QAF_CYCLE.GROUP_NOT_FOUND');
  });

  it('asks no agency that has ended', () => {
    const ends = { on: plainDate('2021-08-01'), successors: [police] };
    const line = lineOf(agency(police, 'Police'), agency(prosecutors, 'Prosecutors', { ends }));
    givenCycleKnowing({ line })().when(open()).thenRefused('QAF_CYCLE.AGENCY_NOT_FOUND');
  });

  it('assesses by the version in force, not by a former one', () => {
    const later = adopted({ version: 2, inForceFrom: plainDate('2021-08-01') });
    const framework = stateAfter(frameworkAggregate, adopted(), later);
    const given = givenCycleKnowing({ framework });
    given().when(open()).thenRefused('QAF_CYCLE.FRAMEWORK_NOT_IN_FORCE');
    given()
      .when(open({ frameworkVersion: 2 }))
      .then({ type: 'qaf-cycle-opened.v1', data: { ...opening, frameworkVersion: 2 } });
  });

  it('asks one more agency, once', () => {
    const ask = attempt('AskAgency', { agencyId: courts }, { on: '2021-09-20' });
    givenCycle(opened())
      .when(ask)
      .then({ type: 'qaf-agency-asked.v1', data: { ...cycle, agencyId: courts } });
    givenCycle(opened({ agencyIds: [courts] }))
      .when(ask)
      .thenRefused('QAF_AGENCY.ALREADY_ASKED');
  });

  it('must have been opened', () => givenCycle().when(close()).thenRefused('QAF_CYCLE.NOT_FOUND'));
});

describe('the report to the Board', () => {
  it('is noted by a decision', () =>
    givenCycleKnowing({ decision: decided() })(opened())
      .when(report())
      .then({ type: 'qaf-cycle-reported.v1', data: { ...cycle, decisionId, meetingId } }));

  it('names no meeting where the decision was taken urgently', () => {
    const taken = { route: 'urgent', agreedBy: [], because: sealedText('no time') } as const;
    givenCycleKnowing({ decision: decided({ taken: { ...taken, agreedBy: [] } }) })(opened())
      .when(report())
      .then({ type: 'qaf-cycle-reported.v1', data: { ...cycle, decisionId } });
  });

  it('happens once', () =>
    givenCycleKnowing({ decision: decided() })(opened(), reported())
      .when(report())
      .thenRefused('QAF_CYCLE.ALREADY_REPORTED'));

  it.each([
    ['QAF_CYCLE.DECISION_NOT_FOUND', { stage: 'none' } as const],
    [
      'QAF_CYCLE.DECISION_NOT_FOUND',
      decided({ concerns: [{ kind: 'qaf', id: testId<Uuid>('another') }] }),
    ],
    ['QAF_CYCLE.DECIDED_BY_ANOTHER_BODY', decided({ bodyId: testId<BodyId>('group') })],
    ['QAF_CYCLE.DECIDED_LATER', decided({ takenOn: plainDate('2021-12-15') })],
  ])('rests on that decision: %s', (refusal, decision) => {
    givenCycleKnowing({ decision })(opened()).when(report()).thenRefused(refusal);
  });
});

describe('the close', () => {
  const complete = [opened(), tookPart(), notRelevant(), assessed()];

  it('tells what was left unassessed and unmoderated', () =>
    givenCycle(...complete, reported())
      .when(close())
      .then({
        type: 'qaf-cycle-closed.v1',
        data: {
          ...cycle,
          noReturn: [],
          notAssessed: [{ agencyId: police, requirements: [second] }],
          notModerated: [{ agencyId: police, requirements: [first] }],
        },
      }));

  it('tells who returned nothing', () =>
    givenCycle(opened(), tookPart(), noReturn(), assessed(), reported())
      .when(close())
      .then({
        type: 'qaf-cycle-closed.v1',
        data: {
          ...cycle,
          noReturn: [prosecutors],
          notAssessed: [{ agencyId: police, requirements: [second] }],
          notModerated: [{ agencyId: police, requirements: [first] }],
        },
      }));

  it('is refused with everything that is missing at once', () =>
    givenCycle(opened(), tookPart(), raised(), recommended())
      .when(close())
      .thenRefused(
        'QAF_CYCLE.NOT_REPORTED',
        'QAF_CYCLE.AGENCY_HAS_NOT_SAID',
        'QAF_CYCLE.AGENCY_OUTSTANDING',
        'QAF_CYCLE.RECOMMENDATION_WITHOUT_DISPOSITION',
      ));

  it.each([
    ['an agency said nothing', [opened(), tookPart(), assessed()], 'QAF_CYCLE.AGENCY_HAS_NOT_SAID'],
    [
      'an agency is outstanding',
      [opened(), tookPart(), notRelevant()],
      'QAF_CYCLE.AGENCY_OUTSTANDING',
    ],
    [
      'a recommendation has no disposition',
      [...complete, raised(), recommended()],
      'QAF_CYCLE.RECOMMENDATION_WITHOUT_DISPOSITION',
    ],
  ])('is refused while %s', (_, history, refusal) => {
    givenCycle(...history, reported())
      .when(close())
      .thenRefused(refusal);
  });

  it('is for good: nothing is added afterwards', () => {
    const given = givenCycle(
      ...complete,
      raised(),
      recommended(),
      disposed(),
      reported(),
      closed(),
    );
    given.when(close()).thenRefused('QAF_CYCLE.CLOSED');
    given
      .when(attempt('AskAgency', { agencyId: courts }, { on: '2021-12-21' }))
      .thenRefused('QAF_CYCLE.CLOSED');
    given
      .when(attempt('TakePart', { agencyId: prosecutors }, { on: '2021-12-21', by: 'prosecutor' }))
      .thenRefused('QAF_CYCLE.CLOSED');
    givenCycleKnowing({ decision: decided() })(...complete, reported(), closed())
      .when(report('2021-12-21'))
      .thenRefused('QAF_CYCLE.CLOSED');
  });

  it('is not for somebody who does not run it', () =>
    givenCycle(...complete, reported())
      .when(attempt('CloseCycle', {}, { on: '2021-12-20', by: 'police contact' }))
      .thenRefused('QAF_CYCLE.NOT_YOURS_TO_RUN'));
});
