import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Agency, AgencyContext, RegisteredAgency } from './agency.js';
import type { AgencyId } from './ids.js';
import { agencyExistsOn, lineOf } from './succession.js';

export const agencyIsNew = rule<Agency>({
  code: 'AGENCY.ALREADY_REGISTERED',
  statement: 'An agency is registered once.',
  source: 'Design: one history for each agency',
  kind: 'ours',
  concerns: 'stage',
  holds: (agency) => agency.stage === 'none',
});

export const agencyIsRegistered = rule<Agency>({
  code: 'AGENCY.NOT_FOUND',
  statement: 'The agency must have been registered.',
  source: 'Design: one history for each agency',
  kind: 'ours',
  concerns: 'existence',
  holds: (agency) => agency.stage === 'registered',
});

interface OnADay {
  readonly agency: RegisteredAgency;
  readonly on: PlainDate;
}

export const agencyHasNotEnded = rule<OnADay>({
  code: 'AGENCY.ENDED',
  statement: 'An agency that was merged or abolished keeps the name it had.',
  source: 'Domain, traps: history keeps the name of its time',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency, on }) => agency.ends === undefined || on < agency.ends.on,
});

export const nameIsNew = rule<OnADay & { readonly name: string }>({
  code: 'AGENCY.SAME_NAME',
  statement: 'An agency is renamed to another name than the one it bears.',
  source: 'Domain, traps: history keeps the name of its time',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, name }) => agency.name !== name,
});

interface Ending extends OnADay, AgencyContext {
  readonly successors: readonly AgencyId[];
}

export const endsOnce = rule<Ending>({
  code: 'AGENCY.ALREADY_ENDED',
  statement: 'An agency is merged or abolished once.',
  source: 'Domain, register 1: agencies are abolished and merged',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ agency }) => agency.ends === undefined,
  explain: ({ agency }) =>
    `The end of ${agency.name} is on record already: it exists no more from ${agency.ends?.on ?? ''} on.`,
});

export const agencyEndsAfterItBegan = rule<Ending>({
  code: 'AGENCY.ENDS_BEFORE_IT_BEGINS',
  statement: 'An agency ends after it began.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, on }) => agency.existsFrom === undefined || agency.existsFrom < on,
});

export const succeededByOthers = rule<Ending>({
  code: 'AGENCY.SUCCEEDS_ITSELF',
  statement: 'An agency is merged into, or succeeded by, another one.',
  source: 'Domain, register 1: agencies are abolished and merged',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, successors }) => !successors.includes(agency.agencyId),
});

export const successorsAreNamedOnce = rule<Ending>({
  code: 'AGENCY.SUCCESSOR_NAMED_TWICE',
  statement: 'Every successor is named once.',
  source: 'Domain, register 1: agencies are abolished and merged',
  kind: 'ours',
  concerns: 'content',
  holds: ({ successors }) => new Set(successors).size === successors.length,
});

export const successorsAreRegistered = rule<Ending>({
  code: 'AGENCY.SUCCESSOR_NOT_FOUND',
  statement: 'Whoever succeeds an agency is registered.',
  source: 'Design: an agency is registered before it is named',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ successors, line }) => successors.every((each) => line.has(each)),
});

const gone = ({ successors, line, on }: Ending): readonly string[] =>
  successors.flatMap((each) => {
    const successor = line.get(each);
    return successor && !agencyExistsOn(successor, on) ? [successor.name] : [];
  });

export const successorsExistThen = rule<Ending>({
  code: 'AGENCY.SUCCESSOR_DOES_NOT_EXIST_THEN',
  statement: 'Whoever succeeds an agency exists on the day from which it succeeds.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: (ending) => gone(ending).length === 0,
  explain: (ending) => `On ${ending.on} these do not exist: ${gone(ending).join(', ')}.`,
});

export const successionIsNoCircle = rule<Ending>({
  code: 'AGENCY.CIRCULAR_SUCCESSION',
  statement: 'No agency comes to be its own successor, by however many steps.',
  source: 'Domain, register 1: agencies are abolished and merged',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, successors, line }) =>
    successors.includes(agency.agencyId) || !lineOf(successors, line).has(agency.agencyId),
});
