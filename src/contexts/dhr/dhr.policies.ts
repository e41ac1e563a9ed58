import { plainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Body } from '../bodies/contract.js';
import { concerns, type Decision, stands, takenBy, wasTaken } from '../decisions/contract.js';
import { officeForTheCsp, type Speaking } from './dhr.authority.js';
import type { OpenDhr } from './dhr.commands.js';
import { type Dhr, isDisposedOf, type OpenedDhr } from './dhr.stages.js';
import type { ReviewName } from './events.js';

const REGISTER = 'Domain, register 4';

export const dhrIsNew = rule<{ readonly dhr: Dhr }>({
  code: 'DHR.ALREADY_OPENED',
  statement: 'A homicide review is opened once; no two bear the same pseudonymous reference.',
  source: `${REGISTER}: per review a pseudonymous reference`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr }) => dhr.stage === 'none',
});

export const dhrIsOpened = rule<Dhr>({
  code: 'DHR.NOT_FOUND',
  statement: 'The homicide review must have been opened.',
  source: 'Design: one history for each homicide review',
  kind: 'ours',
  concerns: 'existence',
  holds: (dhr) => dhr.stage !== 'none',
});

/** Somebody's attempt to do what the commissioning partnership does. */
type Attempt = Pick<Speaking, 'csp' | 'metadata'>;

export const doneByTheCsp = rule<Attempt>({
  code: 'DHR.NOT_OF_THE_COMMISSIONING_CSP',
  statement:
    'A homicide review is kept by the chair, a deputy or the single point of contact of the partnership that commissioned it, or entered for one of them by the secretariat.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'authority',
  holds: (attempt) => officeForTheCsp(attempt) !== undefined,
});

export const commissionedByACsp = rule<{ readonly csp: Body }>({
  code: 'DHR.COMMISSIONER_IS_NO_CSP',
  statement: 'A homicide review is conducted by a district Community Safety Partnership.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'existence',
  holds: ({ csp }) => csp.stage !== 'none' && csp.kind === 'community-safety-partnership',
});

export const followedUpByABoard = rule<{ readonly board: Body }>({
  code: 'DHR.NOT_A_BOARD',
  statement: 'The actions of a homicide review come to the Board, as the County Strategy Group.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'existence',
  holds: ({ board }) => board.stage !== 'none' && board.kind === 'board',
});

/** The day on which the Act that brings the newer name was passed: no review was called so before. */
const NEWER_NAME_KNOWN_FROM = plainDate('2024-05-24');

export const nameIsKnownByThen = rule<{ readonly name: ReviewName }>({
  code: 'DHR.NAME_NOT_YET_KNOWN',
  statement:
    'No review was called a domestic abuse related death review before the Act that brought the name was passed, on 24 May 2024.',
  source: 'Victims and Prisoners Act 2024',
  kind: 'law',
  concerns: 'content',
  holds: ({ name: { type, since } }) =>
    type === 'domestic-homicide-review' || since >= NEWER_NAME_KNOWN_FROM,
});

export const nameFitsItsReference = rule<Pick<OpenDhr, 'name' | 'reference'>>({
  code: 'DHR.REFERENCE_OF_ANOTHER_NAME',
  statement: 'The reference of a review begins with what such a review is called on that day.',
  source: 'Domain, glossary: vocabulary with dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ name: { type }, reference }) =>
    reference.startsWith('DARDR-') === (type === 'domestic-abuse-related-death-review'),
});

export const commissionedByThen = rule<
  Pick<OpenDhr, 'commissionedOn' | 'name'> & Pick<Speaking, 'metadata'>
>({
  code: 'DHR.COMMISSIONED_LATER',
  statement:
    'A review is opened once it was commissioned, under a name that was in use on that day.',
  source: 'Domain, glossary: vocabulary with dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ commissionedOn, name, metadata }) =>
    commissionedOn <= metadata.effectiveAt && name.since <= metadata.effectiveAt,
});

interface Renaming extends Pick<Speaking, 'metadata'> {
  readonly dhr: OpenedDhr;
  readonly name: ReviewName;
}

export const nameIsAnotherOne = rule<Renaming>({
  code: 'DHR.SAME_NAME',
  statement: 'A review comes to be called otherwise than it was, from a later day on.',
  source: 'Domain, glossary: vocabulary with dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ dhr, name, metadata }) =>
    name.type !== dhr.name.type &&
    name.since > dhr.name.since &&
    name.since <= metadata.effectiveAt,
});

export const dhrIsNotConcluded = rule<{ readonly dhr: OpenedDhr }>({
  code: 'DHR.CONCLUDED',
  statement:
    'Once a review is concluded its recommendations and what was said of them stand; what follows from them goes on.',
  source: `${REGISTER}: concluded`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr }) => dhr.stage === 'open',
});

export const dhrIsConcluded = rule<{ readonly dhr: OpenedDhr }>({
  code: 'DHR.NOT_CONCLUDED',
  statement: 'A review is reopened that was concluded.',
  source: `${REGISTER}: concluded`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr }) => dhr.stage === 'concluded',
});

const withoutDisposition = ({ recommendations }: OpenedDhr): readonly number[] =>
  recommendations
    .filter((each) => !each.withdrawn && !isDisposedOf(each))
    .map((each) => each.number);

export const allAreDisposedOf = rule<{ readonly dhr: OpenedDhr }>({
  code: 'DHR.RECOMMENDATION_WITHOUT_DISPOSITION',
  statement:
    'A review is concluded once each recommendation was accepted, not accepted with a reason or, where it is national, sent on.',
  source: `${REGISTER}: or not accepted, with reason`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr }) => withoutDisposition(dhr).length === 0,
  explain: ({ dhr }) =>
    `These recommendations are without a disposition: ${withoutDisposition(dhr).join(', ')}.`,
});

export const qualityIsAssured = rule<{ readonly dhr: OpenedDhr }>({
  code: 'DHR_PUBLICATION.NOT_QUALITY_ASSURED',
  statement:
    'A review is published once the Home Office quality assurance panel found it adequate, with changes or without.',
  source: `${REGISTER}: quality-assurance outcome, publication`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr: { qualityAssured } }) =>
    qualityAssured !== undefined && qualityAssured.outcome !== 'not-adequate',
});

export const dhrIsNotPublished = rule<{ readonly dhr: OpenedDhr }>({
  code: 'DHR_PUBLICATION.ALREADY_PUBLISHED',
  statement: 'A review is published once; one that was withdrawn may be published again.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr }) => !dhr.published,
});

export const dhrIsPublished = rule<{ readonly dhr: OpenedDhr }>({
  code: 'DHR_PUBLICATION.NOT_PUBLISHED',
  statement: 'A publication is withdrawn of a review that is published.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ dhr }) => dhr.published,
});

/** A publication and the decision that it names, if it names one. */
interface Approved {
  readonly dhr: OpenedDhr;
  readonly decision: Decision;
  readonly decisionId: string | undefined;
}

export const decisionIsTheCsps = rule<Approved>({
  code: 'DHR_PUBLICATION.DECISION_OF_ANOTHER_BODY',
  statement:
    'A publication rests on a decision of the partnership that commissioned the review, where it rests on one.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ dhr, decision, decisionId }) =>
    decisionId === undefined || takenBy(decision, dhr.cspId),
});

export const decisionStillStands = rule<Approved>({
  code: 'DHR_PUBLICATION.DECISION_NO_LONGER_STANDS',
  statement: 'No publication rests on a decision that was superseded or rescinded.',
  source: 'Domain, register 2: superseded or rescinded with a reason',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => !wasTaken(decision) || stands(decision),
});

export const decisionApprovesIt = rule<Approved>({
  code: 'DHR_PUBLICATION.DECISION_ABOUT_SOMETHING_ELSE',
  statement: 'The decision that a publication rests on names the review, and approves or agrees.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'content',
  holds: ({ dhr, decision }) =>
    !wasTaken(decision) ||
    (concerns(decision, dhr.dhrId) && ['approve', 'agree'].includes(decision.kind)),
});
