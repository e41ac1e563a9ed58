import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  stateAfter,
} from '../../../test/support/decider-given.js';
import {
  board,
  boardId,
  bodyId,
  decided,
  decisionId,
  group,
  nobody,
  planYear,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type { PlanYear, PrioritiesEvent } from './events.js';
import {
  type AdoptPriorities,
  isAdopted,
  type PrioritiesCommand,
  prioritiesAggregate,
  prioritiesId,
} from './priorities.js';

const { given } = decides(prioritiesAggregate);
const data = { bodyId: boardId, planYear, decisionId, priorities: [priority] };
const knowingAgreement = { board, decision: decided({ kind: 'agree', concerns: [] }) };
const rescinded: typeof knowingAgreement.decision = {
  ...knowingAgreement.decision,
  stage: 'rescinded',
} as typeof knowingAgreement.decision;
const adopted = () => fact<PrioritiesEvent>({ type: 'priorities-adopted.v1', data });
const adopt = (
  changes: Partial<AdoptPriorities> = {},
  circumstances: Circumstances = { by: 'chair of the board' },
) => command<PrioritiesCommand>('AdoptPriorities', { ...data, ...changes }, circumstances);

const officeIn = (circumstances: Circumstances) =>
  prioritiesAggregate.actingAs?.(adopt({}, circumstances), { stage: 'none' }, knowingAgreement);

describe('adopting priorities', () => {
  it.each(['agree', 'approve'] as const)('rests on a decision of the Board to %s', (kind) => {
    given()
      .knowing({ board, decision: decided({ kind }) })
      .when(adopt())
      .then(adopted().event);
  });

  it('is entered by the secretariat, too', () => {
    given()
      .knowing(knowingAgreement)
      .when(adopt({}, { capacity: 'secretariat' }))
      .then(adopted().event);
  });

  it('is not for a chair of a group, nor for an auditor', () => {
    given()
      .knowing(knowingAgreement)
      .when(adopt({}, { by: 'chair' }))
      .thenRefused('BOARD.NOT_ENTERED_FOR_IT');
    given()
      .knowing(knowingAgreement)
      .when(adopt({}, { by: 'chair of the board', capacity: 'auditor' }))
      .thenRefused('BOARD.NOT_ENTERED_FOR_IT');
  });

  it('happens once a year', () => {
    given(adopted())
      .knowing(knowingAgreement)
      .when(adopt())
      .thenRefused('PRIORITIES.ALREADY_ADOPTED');
  });

  it('is for the Board alone', () => {
    given()
      .knowing({ board: group, decision: decided({ bodyId }) })
      .when(adopt({ bodyId }, { by: 'chair' }))
      .thenRefused('BOARD.NOT_FOUND');
    given()
      .knowing({ ...knowingAgreement, board: nobody })
      .when(adopt({}, { capacity: 'secretariat' }))
      .thenRefused('BOARD.NOT_FOUND');
  });

  it('needs the decision, and one of that Board', () => {
    given()
      .knowing({ board, decision: { stage: 'none' } })
      .when(adopt())
      .thenRefused('BOARD_DECISION.NOT_FOUND');
    given()
      .knowing({ board, decision: rescinded })
      .when(adopt())
      .thenRefused('BOARD_DECISION.NOT_FOUND');
    given()
      .knowing({ board, decision: decided({ bodyId }) })
      .when(adopt())
      .thenRefused('BOARD_DECISION.OF_ANOTHER_BODY');
  });

  it('says everything at once that is wrong', () => {
    given()
      .knowing({ board, decision: decided({ kind: 'note', takenOn: plainDate('2021-06-16') }) })
      .when(adopt({ planYear: '2021/23' as PlanYear, priorities: [] }))
      .thenRefused(
        'PRIORITIES.NOT_A_PLAN_YEAR',
        'PRIORITIES.NONE_GIVEN',
        'BOARD_DECISION.DOES_NOT_AGREE',
        'BOARD_DECISION.TAKEN_LATER',
      );
  });

  it('gives each priority once', () => {
    given()
      .knowing(knowingAgreement)
      .when(adopt({ priorities: [priority, { ...priority, title: 'Another' }] }))
      .thenRefused('PRIORITIES.GIVEN_TWICE');
  });

  it('counts the turn of a century as a plan year', () => {
    const turn = '2099/00' as PlanYear;
    given()
      .knowing(knowingAgreement)
      .when(adopt({ planYear: turn }))
      .then({ type: 'priorities-adopted.v1', data: { ...data, planYear: turn } });
  });
});

describe('adopted priorities', () => {
  it('have a history of their own for each Board and plan year', () => {
    expect(prioritiesAggregate.stream(prioritiesId(boardId, planYear))).toBe(
      `priorities-${boardId}-2021-22`,
    );
  });

  it('are known by their ids', () => {
    const state = stateAfter(prioritiesAggregate, adopted());
    expect(isAdopted(state, priority.priorityId)).toBe(true);
    expect(isAdopted({ stage: 'none' }, priority.priorityId)).toBe(false);
  });

  it('record the office of the chair, and leave the secretariat its own', () => {
    expect(officeIn({ by: 'chair of the board' })).toMatchObject({ capacity: 'chair' });
    expect(officeIn({ capacity: 'secretariat', onBehalfOf: 'chair of the board' })).toBeUndefined();
  });
});
