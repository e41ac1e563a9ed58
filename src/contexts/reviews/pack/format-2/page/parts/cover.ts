import { inWords } from '../../in-words.js';
import type { Cover as SealedCover } from '../../parts/cover.js';
import type { Exceptions } from '../../parts/exceptions.js';
import type { Figures, PositionPage } from '../../parts/position-page.js';
import {
  aside,
  type Block,
  cell,
  type HeadlineFigure,
  type Layout,
  paragraph,
  plainTable,
} from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { quiet, reference, strong, type Text, text } from '../text.js';
import { MARKING_WORDS, percent, plural, share, whole } from '../words.js';
import { dueText } from './actions.js';

type Cover = Opened<SealedCover>;

/** "Partnership · Part 1". */
export const markingOf = ({ marking, part }: Cover): string =>
  `${MARKING_WORDS[marking]} · Part ${part}`;

export const factsOf = (cover: Cover, { returns }: PositionPage): Layout['facts'] => [
  { term: 'Board meets', value: [inWords(cover.meetingDate)] },
  { term: 'Position as at', value: [inWords(cover.positionDate)] },
  { term: 'Frozen', value: [inWords(cover.frozenOn)] },
  {
    term: 'Plan year',
    value: [`${cover.planYear}, ${cover.point === 'mid-year' ? 'mid-year' : 'end of year'}`],
  },
  { term: 'Version', value: [`${cover.version} (format 2)`] },
  { term: 'Returns received', value: share(returns) },
  { term: 'Groups held to account', value: [cover.groups.join('; ') || 'None'], wide: true },
];

/** "last time 4", or that there was no last time. */
const before = (last: Figures | undefined, count: (figures: Figures) => number): string =>
  last ? `last time ${count(last)} of ${last.actions}` : 'first review';

/** Four figures and what they were last time: what a reader takes in at a glance. */
const headlineOf = ({ all: { now, last } }: PositionPage): readonly HeadlineFigure[] => [
  {
    value: whole(now.ratings['off-track']),
    label: 'off track',
    detail: `of ${plural(now.actions, 'action')}; ${before(last, ({ ratings }) => ratings['off-track'])}`,
    tone: now.ratings['off-track'] > 0 ? 'alarm' : 'plain',
  },
  {
    value: whole(now.overdue.numerator),
    label: 'overdue',
    detail: `${percent(now.overdue)} of ${now.overdue.denominator}; ${before(last, ({ overdue }) => overdue.numerator)}`,
    tone: now.overdue.numerator > 0 ? 'alarm' : 'plain',
  },
  {
    value: whole(now.ratings['at-risk']),
    label: 'at risk',
    detail: `of ${plural(now.actions, 'action')}; ${before(last, ({ ratings }) => ratings['at-risk'])}`,
    tone: now.ratings['at-risk'] > 0 ? 'warning' : 'plain',
  },
  {
    value: whole(now.completeOrOnTrack.numerator),
    label: 'complete or on track',
    detail: `${percent(now.completeOrOnTrack)} of ${now.completeOrOnTrack.denominator}; ${before(last, ({ completeOrOnTrack }) => completeOrOnTrack.numerator)}`,
    tone: 'plain',
  },
];

/** On the first page; the rest is in the exceptions. */
const MOST_OFF_TRACK = 6;

const offTrackTable = ({ shown }: Opened<Exceptions>, now: Figures): readonly Block[] => {
  const offTrack = shown.filter(({ kind }) => kind === 'off-track').slice(0, MOST_OFF_TRACK);
  const all = now.ratings['off-track'];
  if (all === 0) return [paragraph(text`No action is off track.`)];
  return [
    plainTable({
      caption: ['Off track, and why'],
      columns: [
        { head: 'Action', width: 36 },
        { head: 'Why, and the way back', width: 44 },
        { head: 'Target date' },
      ],
      rows: offTrack.map((line) => [
        text`${reference(line.reference)} ${line.title} ${quiet(`${line.group} · ${line.owner}, ${line.leadAgency}`)}`,
        cell(
          line.explanation === undefined
            ? text`${quiet('No explanation was given.')}`
            : [said(line.explanation)],
        ),
        cell(dueText(line)),
      ]),
    }),
    ...(all > offTrack.length
      ? [aside(text`The ${offTrack.length} due first, of ${all} off track.`)]
      : []),
  ];
};

/** What a reader must know after a minute. */
export const frontOf = (page: PositionPage, exceptions: Opened<Exceptions>): readonly Block[] => [
  { kind: 'headline', figures: headlineOf(page) },
  ...offTrackTable(exceptions, page.all.now),
];

/** One public line for each of what stands in Part 2. */
const publicLines = ({
  withheld: { actions, decisions, groups, homicideReviews },
}: Cover): readonly Text[] => {
  const counts = [
    actions > 0 && plural(actions, 'restricted action'),
    decisions > 0 && plural(decisions, 'restricted decision'),
  ].filter((count) => count !== false);
  return [
    ...(counts.length > 0
      ? [
          text`${counts.join(' and ')} ${actions + decisions === 1 ? 'stands' : 'stand'} in Part 2 and ${actions + decisions === 1 ? 'is' : 'are'} counted nowhere in this part.`,
        ]
      : []),
    ...groups.map(
      ({ name, returnReceived }) =>
        text`The plan of the ${name} is considered in Part 2; its return was ${!returnReceived && 'not '}received.`,
    ),
    ...(homicideReviews
      ? [
          text`Homicide reviews that are not published are considered in Part 2 and counted nowhere in this part.`,
        ]
      : []),
  ];
};

export const notesOf = (cover: Cover): readonly Text[] => [
  ...(cover.correctedBecause === undefined
    ? []
    : [
        text`${strong(`Version ${cover.version} corrects the version before it: `)}${said(cover.correctedBecause)}`,
      ]),
  ...(cover.provisional
    ? [
        text`The position at the end of the year is provisional: the outturn is confirmed at the next meeting.`,
      ]
    : []),
  ...(cover.part === 1
    ? publicLines(cover)
    : [
        text`This part holds what is restricted, for those cleared to read it. It is never handed out with Part 1, and its digest is its own.`,
      ]),
];
