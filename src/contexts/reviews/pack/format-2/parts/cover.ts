import type { Marking } from '../../../../../kernel/marking.js';
import { londonDate, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { PlanYear } from '../../../../delivery-plans/contract.js';
import type { ReviewId } from '../../../contract.js';
import { inWords } from '../in-words.js';
import type { PackBasis } from '../pack-basis.js';
import type { Part, Withheld } from '../position-as-at.js';
import type { AskedLastTime } from './asked-last-time.js';
import type { UndeliveredDecision } from './decisions-undelivered.js';
import type { ExceptionLine } from './exceptions.js';
import type { FollowUpException } from './follow-up-exceptions.js';
import type { PositionPage } from './position-page.js';

export interface Cover {
  readonly ledger: string;
  /** The ledger's clock was set by hand: an example, never evidence. Every page says so. */
  readonly simulated: boolean;
  readonly reviewId: ReviewId;
  readonly title: string;
  readonly board: string;
  readonly planYear: PlanYear;
  readonly point: 'mid-year' | 'end-of-year';
  /** At the end of the year the position is provisional: the outturn is confirmed at the next meeting. */
  readonly provisional: boolean;
  readonly positionDate: PlainDate;
  readonly meetingDate: PlainDate;
  /** The day on which the position was frozen: no fact recorded later is in it. */
  readonly frozenOn: PlainDate;
  readonly version: number;
  /** Why the version before was wrong; absent of the first. */
  readonly correctedBecause?: Sealed;
  readonly marking: Marking;
  /** What is restricted stands in Part 2 for those cleared, with a digest of its own. */
  readonly part: Part;
  /** Held to account in this part. */
  readonly groups: readonly string[];
  /** What Part 1 says of Part 2; the same in both. */
  readonly withheld: Withheld;
  /** The Board is asked to: three to five, as sentences that follow on "to". */
  readonly asks: readonly string[];
}

/** What the Board is asked for follows from these parts. */
export interface AskedFrom {
  readonly positionPage: PositionPage;
  readonly exceptions: readonly ExceptionLine[];
  readonly followUps: readonly FollowUpException[];
  readonly undelivered: readonly UndeliveredDecision[];
  readonly askedLastTime?: AskedLastTime | undefined;
}

const MOST_ASKS = 5;

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const listed = (references: readonly string[], most = 4): string => {
  const shown = references.slice(0, most);
  const rest = references.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
};

const positionAsk = (
  { position: { groups, today, part } }: PackBasis,
  { all: { now } }: PositionPage,
): string => {
  const whose = part === 1 ? counted(groups.length, 'group') : 'what is restricted';
  return `note the position of ${whose} as at ${inWords(today)}: ${counted(now.actions, 'action')}, of which ${now.ratings['off-track']} off track and ${now.overdue.numerator} overdue;`;
};

const judgementAsk = ({ position }: PackBasis): string | false => {
  const held = position.groups.filter(({ heldToAccount }) => heldToAccount);
  return (
    held.length > 0 &&
    `judge ${held.length === 1 ? 'this group' : 'each group'} for its outcomes and, apart from them, for its impact: ${held.map(({ shortName }) => shortName).join(', ')};`
  );
};

const FOLLOW_UP_ASKS: Readonly<Record<FollowUpException['kind'], string>> = {
  'dhr-overdue': 'homicide review actions that are overdue',
  'dhr-silence': 'parties that have not answered',
  'dhr-no-response': 'national recommendations without a response',
  'qaf-not-assessed': 'requirements that were not assessed',
  'qaf-no-disposition': 'recommendations without a disposition',
  'qaf-finding-old': 'findings that have stood for more than a year',
};

const followUpAsk = ({ followUps }: AskedFrom): string | false =>
  followUps.length > 0 &&
  `agree what is to be done about ${followUps.map(({ kind }) => FOLLOW_UP_ASKS[kind]).join('; ')};`;

const asksOf = (basis: PackBasis, from: AskedFrom): readonly string[] => {
  const needing = from.exceptions.filter(({ decisionNeeded }) => decisionNeeded !== 'none');
  const overdue = from.undelivered.filter(({ daysOverdue }) => daysOverdue > 0);
  const open = from.askedLastTime?.questions.filter(({ answer }) => answer === undefined) ?? [];
  const sentences = [
    positionAsk(basis, from.positionPage),
    needing.length > 0 &&
      `decide on ${counted(needing.length, 'exception')} that ${needing.length === 1 ? 'needs' : 'need'} a decision: ${listed(needing.map(({ reference }) => reference))};`,
    judgementAsk(basis),
    followUpAsk(from),
    overdue.length > 0 &&
      `agree how ${counted(overdue.length, 'overdue decision')} will be delivered: ${listed(overdue.map(({ reference }) => reference))};`,
    open.length > 0 && `settle ${counted(open.length, 'question')} left open by the last review;`,
    'agree what it expects of the groups in the next six months.',
  ].filter((sentence) => sentence !== false);
  const asks = sentences.slice(0, MOST_ASKS);
  return asks.map((ask, index) => (index === asks.length - 1 ? ask.replace(/;$/, '.') : ask));
};

export const composeCover = (basis: PackBasis, from: AskedFrom): Cover => {
  const { ledger, position, names, version } = basis;
  const { review, groups, withheld, today } = position;
  return {
    ledger: ledger.name,
    simulated: ledger.simulated,
    reviewId: review.reviewId,
    title: review.title,
    board: names.body(review.boardId),
    planYear: review.planYear,
    point: review.point,
    provisional: review.point === 'end-of-year',
    positionDate: today,
    meetingDate: review.timetable.meetingDate,
    frozenOn: londonDate(review.freeze.recordedAt),
    version,
    ...(review.freeze.because && { correctedBecause: review.freeze.because }),
    marking: position.part === 1 ? 'partnership' : 'restricted',
    part: position.part,
    groups: groups.filter(({ heldToAccount }) => heldToAccount).map(({ name }) => name),
    withheld,
    asks: asksOf(basis, from),
  };
};
