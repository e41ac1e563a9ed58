import type { Descent, Requirement } from '../framework.events.js';
import type { RequirementCode } from '../ids.js';

interface Version {
  readonly version: number;
  readonly requirements: readonly Requirement[];
}

/** A requirement, and what it was in a former version; or one of a former version that is asked no more. */
export interface Descended {
  readonly requirement: Pick<Requirement, 'code' | 'title' | 'area'>;
  readonly descent: Descent | 'dropped';
  readonly from?: RequirementCode;
}

const requirementsIn = (versions: readonly Version[], version: number): readonly Requirement[] =>
  versions.find((each) => each.version === version)?.requirements ?? [];

/** What a requirement was, as many versions before: changed once is changed. */
const traced = (
  versions: readonly Version[],
  requirement: Requirement,
  at: number,
  back: number,
): Pick<Descended, 'descent' | 'from'> => {
  let [code, changed] = [requirement.code, false];
  for (let version = at; version > back; version -= 1) {
    const then = requirementsIn(versions, version).find((each) => each.code === code);
    if (then?.from === undefined) return { descent: 'new' };
    changed ||= then.descent === 'changed';
    code = then.from;
  }
  return { descent: changed ? 'changed' : 'carried', from: code };
};

/** Every requirement of a version with what it was in a former one; then what that one had and this has no more. */
export const descentsBetween = (
  versions: readonly Version[],
  now: number,
  before: number | undefined,
): readonly Descended[] => {
  const here = requirementsIn(versions, now).map((requirement): Descended => {
    return before === undefined
      ? { requirement, descent: 'new' }
      : { requirement, ...traced(versions, requirement, now, before) };
  });
  const kept = new Set(here.map(({ from }) => from));
  const former = before === undefined ? [] : requirementsIn(versions, before);
  const dropped = former
    .filter(({ code }) => !kept.has(code))
    .map((requirement): Descended => ({
      requirement,
      descent: 'dropped',
      from: requirement.code,
    }));
  return [...here, ...dropped];
};
