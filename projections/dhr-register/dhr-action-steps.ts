import {
  type DhrActionId,
  type DhrEvent,
  type Matter,
  type Party,
  settledOn,
} from '../../src/contexts/dhr/contract.js';
import { assertNever } from '../../src/kernel/assert-never.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { byEffect, entryOf } from '../register-entry.js';
import type { DhrActionItem } from './dhr-row.js';

export type Of<Type extends DhrEvent['type']> = Recorded<Extract<DhrEvent, { type: Type }>>;
export type ActionEventOfDhr = Recorded<Extract<DhrEvent, { data: { dhrActionId: DhrActionId } }>>;

export const actionSet = (event: Of<'dhr-action-set.v1'>): DhrActionItem => {
  const { parties, milestones, ...action } = event.data.action;
  const since = entryOf(event);
  return {
    ...action,
    originalTargetDate: action.targetDate,
    milestones: [...milestones],
    set: since,
    parties: parties.map((party) => ({ party, since })),
    partiesSet: [],
    moves: [],
    evidence: [],
    addressedWithdrawn: [],
    answers: [],
    answersWithdrawn: [],
    escalations: [],
    carriedBefore: [],
  };
};

/** Its three facts as they stand after something was recorded: none of them is stored with an event. */
const withStanding = (changed: DhrActionItem): DhrActionItem => {
  const { addressedOn: _a, agreedOn: _g, signedOffOn: _s, ...action } = changed;
  const agreedOn = settledOn(action, 'plan');
  const signedOffOn = settledOn(action, 'completion');
  return {
    ...action,
    ...(action.addressed && { addressedOn: action.addressed.effectiveAt }),
    ...(agreedOn && { agreedOn }),
    ...(signedOffOn && { signedOffOn }),
  };
};

export const afterAction = (action: DhrActionItem, event: ActionEventOfDhr): DhrActionItem =>
  withStanding(changed(action, event));

const changed = (action: DhrActionItem, event: ActionEventOfDhr): DhrActionItem => {
  const entry = entryOf(event);
  switch (event.type) {
    case 'dhr-action-withdrawn.v1':
      return { ...action, withdrawn: { because: event.data.because, ...entry } };
    case 'dhr-parties-set.v1':
      return withParties(action, event);
    case 'dhr-target-date-moved.v1': {
      const { from, to, because } = event.data;
      const moves = [...action.moves, { from, to, because, ...entry }];
      return { ...action, targetDate: to, moves };
    }
    case 'dhr-milestone-reached.v1': {
      const { milestoneId, note, givenBy } = event.data;
      const reached = { ...(note && { note }), ...(givenBy && { givenBy }), ...entry };
      const milestones = action.milestones.map((each) =>
        each.milestoneId === milestoneId ? { ...each, reached } : each,
      );
      return { ...action, milestones };
    }
    case 'dhr-evidence-added.v1': {
      const { evidence, givenBy } = event.data;
      const given = { ...evidence, ...(givenBy && { givenBy }), ...entry };
      return { ...action, evidence: [...action.evidence, given].toSorted(byEffect) };
    }
    case 'dhr-action-carried.v1': {
      const { planId, actionId, bodyId, planYear } = event.data;
      return { ...action, carriedBy: { planId, actionId, bodyId, planYear, ...entry } };
    }
    case 'dhr-carrying-ended.v1': {
      const { carriedBy, ...alone } = action;
      if (!carriedBy) return action;
      const before = { ...carriedBy, ended: { because: event.data.because, ...entry } };
      return { ...alone, carriedBefore: [...alone.carriedBefore, before] };
    }
    case 'dhr-action-addressed.v1': {
      const { completedOn, outcome, evidenceIds, givenBy } = event.data;
      const said = { completedOn, outcome, evidenceIds, ...(givenBy && { givenBy }) };
      return { ...action, addressed: { ...said, ...entry } };
    }
    case 'dhr-addressed-withdrawn.v1': {
      const { addressed: _, ...open } = action;
      const withdrawn = { because: event.data.because, ...entry };
      return { ...open, addressedWithdrawn: [...open.addressedWithdrawn, withdrawn] };
    }
    case 'dhr-plan-answered.v1':
    case 'dhr-completion-answered.v1':
      return withAnswer(action, event);
    case 'dhr-answer-withdrawn.v1':
      return withoutAnswer(action, event);
    case 'dhr-silence-escalated.v1': {
      const { matter, party, awaitedSince, workingDays, note } = event.data;
      const said = { matter, party, awaitedSince, workingDays, ...(note && { note }) };
      return { ...action, escalations: [...action.escalations, { ...said, ...entry }] };
    }
    default:
      return assertNever(event);
  }
};

const withParties = (action: DhrActionItem, event: Of<'dhr-parties-set.v1'>): DhrActionItem => {
  const { parties, because } = event.data;
  const since = entryOf(event);
  return {
    ...action,
    parties: parties.map(
      (party) => action.parties.find((each) => each.party.id === party.id) ?? { party, since },
    ),
    partiesSet: [...action.partiesSet, { because, ...since }],
  };
};

const withAnswer = (
  action: DhrActionItem,
  event: Of<'dhr-plan-answered.v1' | 'dhr-completion-answered.v1'>,
): DhrActionItem => {
  const { party, answeredBy, answer, because, givenBy } = event.data;
  const matter: Matter = event.type === 'dhr-plan-answered.v1' ? 'plan' : 'completion';
  const said = {
    matter,
    party,
    answeredBy,
    answer,
    ...(because && { because }),
    ...(givenBy && { givenBy }),
  };
  const answers = [...action.answers, { ...said, ...entryOf(event) }].toSorted(byEffect);
  return { ...action, answers };
};

const isOf =
  (matter: Matter, party: Party) =>
  (other: { readonly matter: Matter; readonly party: Party }): boolean =>
    other.matter === matter && other.party.id === party.id;

const withoutAnswer = (
  action: DhrActionItem,
  event: Of<'dhr-answer-withdrawn.v1'>,
): DhrActionItem => {
  const { matter, party, because } = event.data;
  const isTakenBack = isOf(matter, party);
  const formerly = action.answers.filter(isTakenBack);
  const withdrawn = { matter, party, because, formerly, ...entryOf(event) };
  return {
    ...action,
    answers: action.answers.filter((each) => !isTakenBack(each)),
    answersWithdrawn: [...action.answersWithdrawn, withdrawn],
  };
};
