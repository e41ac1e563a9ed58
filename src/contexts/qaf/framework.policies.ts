import type { CommandMetadata } from '../../kernel/decider.js';
import { plainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Body } from '../bodies/contract.js';
import { type Decision, stands, takenBy, wasTaken } from '../decisions/contract.js';
import type { AdoptVersion, FrameworkVersion } from './framework.js';

/** A version as it is adopted, after the one before. */
interface Adopting {
  readonly data: AdoptVersion;
  readonly metadata: Pick<CommandMetadata, 'effectiveAt'>;
  readonly before: FrameworkVersion | undefined;
  readonly board: Body;
  readonly decision?: Decision | undefined;
}

const SOURCE = 'Domain, register 5: framework versions with requirements';

export const adoptedByABoard = rule<Pick<Adopting, 'board'>>({
  code: 'QAF_FRAMEWORK.BOARD_NOT_FOUND',
  statement:
    "It is the Board that has compliance with the Victims' Code measured: it must exist, as a Board.",
  source: 'S4:376',
  kind: 'source',
  concerns: 'existence',
  holds: ({ board }) => board.stage === 'established' && board.kind === 'board',
});

export const adoptionStands = rule<Pick<Adopting, 'decision'>>({
  code: 'QAF_FRAMEWORK.DECISION_NOT_FOUND',
  statement: 'A decision by which a version was adopted must have been recorded, and still stand.',
  source: 'Domain, register 2: what a decision concerns',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ decision }) => decision === undefined || stands(decision),
});

export const adoptionIsOfTheBoard = rule<Adopting>({
  code: 'QAF_FRAMEWORK.DECIDED_BY_ANOTHER_BODY',
  statement: 'A version of the framework is adopted by the Board itself.',
  source: 'S4:376',
  kind: 'source',
  concerns: 'content',
  holds: ({ decision, data }) =>
    decision === undefined || !wasTaken(decision) || takenBy(decision, data.boardId),
});

export const adoptionCameFirst = rule<Adopting>({
  code: 'QAF_FRAMEWORK.DECIDED_LATER',
  statement: 'What rests on a decision takes effect on the day it was taken, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, metadata }) =>
    decision === undefined || !wasTaken(decision) || decision.takenOn <= metadata.effectiveAt,
});

export const requirementsStandOnce = rule<Adopting>({
  code: 'QAF_FRAMEWORK.REQUIREMENT_STANDS_TWICE',
  statement: 'Every requirement of a version has a code of its own.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { requirements } }) =>
    new Set(requirements.map(({ code }) => code)).size === requirements.length,
});

export const descentNamesItsSource = rule<Adopting>({
  code: 'QAF_FRAMEWORK.DESCENT_INCOMPLETE',
  statement:
    'A requirement that is carried or changed names the one that it comes from; a new one names none.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { requirements } }) =>
    requirements.every(({ descent, from }) => (descent === 'new') === (from === undefined)),
});

export const firstVersionComesFromNone = rule<Adopting>({
  code: 'QAF_FRAMEWORK.NOTHING_CAME_BEFORE',
  statement: 'In the first version of a framework every requirement is new, and none is dropped.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { requirements, dropped }, before }) =>
    before !== undefined ||
    (dropped.length === 0 && requirements.every(({ descent }) => descent === 'new')),
});

const named = ({ requirements, dropped }: AdoptVersion) => [
  ...requirements.flatMap(({ from }) => (from === undefined ? [] : [from])),
  ...dropped,
];

export const sourcesAreOfTheVersionBefore = rule<Adopting>({
  code: 'QAF_FRAMEWORK.REQUIREMENT_UNKNOWN',
  statement: 'What is carried, changed or dropped is a requirement of the version before.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, before }) =>
    before === undefined ||
    named(data).every((code) => before.requirements.some((each) => each.code === code)),
});

export const carriedMeansUnchanged = rule<Adopting>({
  code: 'QAF_FRAMEWORK.CARRIED_BUT_CHANGED',
  statement: 'A requirement that is carried keeps its title and its area; else it is changed.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, before }) =>
    data.requirements.every(({ descent, from, title, area }) => {
      const former = before?.requirements.find((each) => each.code === from);
      return descent !== 'carried' || !former || (former.title === title && former.area === area);
    }),
});

const timesNamed = (data: AdoptVersion, code: string): number =>
  named(data).filter((each) => each === code).length;

export const nothingGoesUnaccountedFor = rule<Adopting>({
  code: 'QAF_FRAMEWORK.REQUIREMENT_UNACCOUNTED_FOR',
  statement:
    'Every requirement of the version before is carried, changed or dropped, and only one of these.',
  source: SOURCE,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, before }) =>
    (before?.requirements ?? []).every(({ code }) => timesNamed(data, code) === 1),
  explain: ({ data, before }) =>
    `Not accounted for exactly once: ${(before?.requirements ?? [])
      .filter(({ code }) => timesNamed(data, code) !== 1)
      .map(({ code }) => code)
      .join(', ')}.`,
});

export const takesEffectAfterTheLast = rule<Adopting>({
  code: 'QAF_FRAMEWORK.IN_FORCE_TOO_EARLY',
  statement: 'A version comes into force after the version before.',
  source: 'Design: versions follow each other',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, before }) => before === undefined || before.inForceFrom < data.inForceFrom,
});

/** From this day the revised Code of Practice for Victims of Crime gives rights, where that of 2015 gave entitlements. */
const RIGHTS_SINCE = plainDate('2021-04-01');

export const measuresTheCodeOfItsTime = rule<Adopting>({
  code: 'QAF_FRAMEWORK.NOT_THE_CODE_OF_ITS_TIME',
  statement:
    'A version in force before April 2021 measures entitlements, a later one the rights of the revised Code.',
  source: 'Code of Practice for Victims of Crime in England and Wales (2015; April 2021)',
  kind: 'law',
  concerns: 'content',
  holds: ({ data: { basis, inForceFrom } }) => (basis === 'rights') === inForceFrom >= RIGHTS_SINCE,
});
