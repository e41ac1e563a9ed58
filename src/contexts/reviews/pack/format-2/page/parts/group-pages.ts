import type { JudgementLine } from '../../parts/after-meeting.js';
import type { GroupPages } from '../../parts/group-pages.js';
import { inWords } from '../../in-words.js';
import {
  aside,
  type Block,
  cell,
  heading,
  type JudgementBox,
  list,
  numbered,
  paragraph,
  plainTable,
  type Section,
  table,
} from '../blocks.js';
import { type Opened, said } from '../opened.js';
import { alarm, newLine, outcomeTag, quiet, ratingTag, strong, type Text, text } from '../text.js';
import {
  day,
  GRADE_WORDS,
  GRADES,
  NEEDED_WORDS,
  ORIGIN_WORDS,
  plural,
  RISK_WORDS,
  shortDate,
} from '../words.js';
import { actionHead, dueText, ownedBy } from './actions.js';
import { MEASURE_COLUMNS, measureRows } from './measures.js';

type Group = Opened<GroupPages>;

const NO_MEASURE: Text = ['No measure was agreed.'];

const outcomesTable = ({ outcomes, otherMeasures, name }: Group): Block =>
  table({
    caption: text`Outcomes of the ${name} and their measures`,
    dense: true,
    columns: MEASURE_COLUMNS,
    groups: [
      ...outcomes.map(({ title, priority, rating, measures }) => ({
        title: text`${title} ${quiet('· ', priority ?? 'Other work')}`,
        aside: [outcomeTag(rating)],
        rows:
          measures.length === 0
            ? [[NO_MEASURE, cell([], { columns: MEASURE_COLUMNS.length - 1 })] as const]
            : measureRows(measures),
      })),
      ...(otherMeasures.length > 0
        ? [
            {
              title: ['Measures of other work'],
              rows: measureRows(otherMeasures),
            },
          ]
        : []),
    ],
  });

const outcomesOf = (group: Group): readonly Block[] =>
  group.outcomes.length + group.otherMeasures.length > 0
    ? [outcomesTable(group)]
    : group.heldToAccount
      ? [paragraph(text`The plan names no outcome and no measure.`)]
      : [];

const exceptionsTable = ({ exceptions, shortName }: Group): Block =>
  exceptions.length === 0
    ? paragraph(text`No action is off track, overdue or at risk.`)
    : plainTable({
        dense: true,
        caption: text`Exceptions of ${shortName}`,
        columns: [
          { head: 'Action', width: 62 },
          { head: 'Rating', width: 11 },
          { head: 'Target date', width: 12 },
          { head: 'Decision needed' },
        ],
        rows: exceptions.map((line) => [
          actionHead(line, [' ', quiet('· ', ownedBy(line))]),
          cell([ratingTag(line.rating)]),
          cell(dueText(line)),
          cell([NEEDED_WORDS[line.decisionNeeded]]),
        ]),
      });

const otherBusinessTable = ({ otherBusiness, shortName }: Group): readonly Block[] =>
  otherBusiness.length === 0
    ? []
    : [
        table({
          dense: true,
          caption: text`Other business of ${shortName} by origin, not complete`,
          columns: [
            { head: 'Action', width: 76 },
            { head: 'Rating', width: 11 },
            { head: 'Target date' },
          ],
          groups: otherBusiness.map(({ origin, actions }) => ({
            title: text`${ORIGIN_WORDS[origin]} (${actions.length})`,
            rows: actions.map((line) => [
              actionHead(line),
              cell([ratingTag(line.rating)]),
              cell(dueText(line)),
            ]),
          })),
        }),
      ];

const sinceWhen = ({ completedSince }: Group): string =>
  completedSince ? `since ${inWords(completedSince)}` : 'so far';

const completedTable = (group: Group): Block =>
  group.completed.length === 0
    ? paragraph(text`Nothing was completed ${sinceWhen(group)}.`)
    : plainTable({
        dense: true,
        caption: text`Completed by ${group.shortName} ${sinceWhen(group)}`,
        columns: [
          { head: 'Action', width: 56 },
          { head: 'Completed' },
          { head: 'Agreed' },
          { head: 'Verified' },
          { head: 'Evidence' },
        ],
        rows: group.completed.map((line) => [
          actionHead(line),
          cell([day(line.completedOn)]),
          cell([line.agreedOn ? day(line.agreedOn) : '–']),
          cell([line.verifiedOn ? day(line.verifiedOn) : 'Not required']),
          cell([plural(line.evidence, 'piece')]),
        ]),
      });

const aheadOf = ({ aheadOfApproval, shortName }: Group): readonly Block[] =>
  aheadOfApproval.length === 0
    ? []
    : [
        plainTable({
          dense: true,
          caption: text`Begun by ${shortName} ahead of the Board’s approval, and counted nowhere yet`,
          columns: [{ head: 'Action', width: 87 }, { head: 'Target date' }],
          rows: aheadOfApproval.map((line) => [actionHead(line), cell(dueText(line))]),
        }),
      ];

const CONCERNS_SHOWN = 4;

const someOf = (concerns: readonly string[]): string => {
  const rest = concerns.length - CONCERNS_SHOWN;
  return `${concerns.slice(0, CONCERNS_SHOWN).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
};

const risksOf = ({ risks }: Group): readonly Block[] => [
  heading(3, 'Risks that the figures show'),
  risks.length === 0
    ? paragraph(text`None beside the exceptions.`)
    : list(
        risks.map(
          ({ rule, concerns }) =>
            text`${strong(RISK_WORDS[rule])} (${concerns.length}): ${someOf(concerns)}.`,
        ),
      ),
];

const statementOf = ({ return: given, heldToAccount }: Group): readonly Block[] => {
  if (!heldToAccount) return [];
  return [
    heading(3, 'The chair’s statement'),
    given === undefined
      ? paragraph([alarm('No return was received from this group.')])
      : {
          kind: 'quotation',
          text: [
            given.statement === undefined
              ? 'The chair confirmed the return and made no statement.'
              : said(given.statement),
          ],
          from: text`Return confirmed ${day(given.confirmedOn)}`,
        },
  ];
};

const judgementBox = (
  { shortName }: Group,
  judged: Opened<JudgementLine> | undefined,
): JudgementBox => ({
  kind: 'judgement',
  title: `The Board’s judgement on ${shortName}`,
  questions: (['outcomes', 'impact'] as const).map((of) => ({
    name: of === 'outcomes' ? 'Outcomes' : 'Impact',
    choices: GRADES.map((grade) => GRADE_WORDS[grade]),
    ...(judged && { given: GRADE_WORDS[judged[of]] }),
  })),
  ...(judged && { because: [said(judged.judgement)] }),
});

const aboutGroup = ({ plan, chair }: Group): Text => {
  const version = plan?.version === undefined ? '' : `, version ${plan.version}`;
  const approved = plan?.approvedOn ? `, approved ${shortDate(plan.approvedOn)}` : '';
  return text`${plan && `${plan.title}${version}${approved}. `}${
    chair ? `Chair: ${chair.role}, ${chair.agency}.` : 'The chair is vacant.'
  }`;
};

/** One group on two pages: what it is to achieve; how delivery goes and what the Board may ask. */
export const groupSection = (group: Group, judged: Opened<JudgementLine> | undefined): Section => ({
  id: `group-${group.bodyId}`,
  title: group.name,
  blocks: [
    aside(
      text`${aboutGroup(group)}${!group.heldToAccount && [newLine, 'Its restricted actions only; all else of this group is in Part 1.']}`,
    ),
    ...outcomesOf(group),
    { kind: 'new-page' },
    exceptionsTable(group),
    ...otherBusinessTable(group),
    completedTable(group),
    ...aheadOf(group),
    ...risksOf(group),
    ...statementOf(group),
    heading(3, 'Questions that the figures suggest'),
    numbered(group.questions.map(({ question }) => [question])),
    ...(group.heldToAccount ? [judgementBox(group, judged)] : []),
  ],
});
