import type { QualityAssessment } from '../../parts/quality-assessment.js';
import { AGE_BANDS, type RecommendationLine } from '../../parts/quality-findings.js';
import { type Block, cell, paragraph, plainTable } from '../blocks.js';
import { AGE_WORDS, DISPOSITION_WORDS } from '../follow-up-words.js';
import { type Opened, said } from '../opened.js';
import {
  alarm,
  joined,
  newLine,
  quiet,
  ratingTag,
  reference,
  strong,
  type Text,
  text,
  together,
} from '../text.js';
import { day, enumerated, plural, whole } from '../words.js';

type Assessment = Opened<QualityAssessment>;

export const findingsBlocks = ({ findings: { byAge, open } }: Assessment): readonly Block[] =>
  open.length === 0
    ? [paragraph(text`No finding is open.`)]
    : [
        plainTable({
          dense: true,
          caption: text`Open findings by age: ${AGE_BANDS.map((band) => `${AGE_WORDS[band]} ${whole(byAge[band])}`).join('; ')}`,
          columns: [
            { head: 'Finding', width: 46 },
            { head: 'Requirements', width: 14 },
            { head: 'Agencies', width: 17 },
            { head: 'Raised', width: 11 },
            { head: 'Age' },
          ],
          rows: open.map((finding) => [
            text`${reference(`${finding.year}, finding ${finding.number}`)} ${said(finding.text)}`,
            cell([finding.requirements.join(', ')]),
            cell([finding.agencies.length === 0 ? 'All' : finding.agencies.join(', ')]),
            cell([day(finding.raisedOn)]),
            cell([
              finding.ageBand === 'longer'
                ? alarm(plural(finding.ageInDays, 'day'))
                : plural(finding.ageInDays, 'day'),
            ]),
          ]),
        }),
      ];

type Recommendation = Opened<RecommendationLine>;

const becameOf = (line: Recommendation): Text => {
  const { disposition, carriedBy, agency, owner, due } = line;
  if (disposition === 'none') return [alarm(DISPOSITION_WORDS.none)];
  return text`${DISPOSITION_WORDS[disposition]}${carriedBy && [newLine, reference(carriedBy.reference), ' ', quiet(`${carriedBy.group} · ${carriedBy.leadAgency}`)]}${line.carriedInTheOtherPart && [newLine, quiet('It stands in Part 2.')]}${agency !== undefined && [newLine, quiet(`${owner === undefined ? '' : `${owner}, `}${agency}`)]}${due && [newLine, quiet('due ', day(due))]}`;
};

/** Each on one line. */
export const referencesOf = (references: readonly string[]): Text =>
  references.length > 0 ? text`${joined(references.map(together))}` : ['–'];

const deliveryOf = ({ carriedBy }: Recommendation): Text =>
  carriedBy
    ? text`${ratingTag(carriedBy.rating)}${newLine}${quiet(carriedBy.lastUpdatedOn ? text`updated ${day(carriedBy.lastUpdatedOn)}` : 'nothing reported yet')}`
    : ['–'];

/** From finding to recommendation, to what carries it and how that goes, and to what was decided. */
export const recommendationsBlocks = ({
  recommendations,
  withoutDisposition,
}: Assessment): readonly Block[] =>
  recommendations.length === 0
    ? []
    : [
        plainTable({
          dense: true,
          caption: text`What became of recommendations: ${whole(withoutDisposition)} of ${whole(recommendations.length)} without disposition`,
          columns: [
            { head: 'Recommendation', width: 43 },
            { head: 'Disposition', width: 25 },
            { head: 'Delivery', width: 17 },
            { head: 'Decisions' },
          ],
          rows: recommendations.map((line) => [
            text`${strong(`${line.year}, recommendation ${line.number}`)} ${quiet(`on finding ${enumerated(line.findings.map(String))}`)}${newLine}${said(line.text)}`,
            cell(becameOf(line)),
            cell(deliveryOf(line)),
            cell(referencesOf(line.decisions)),
          ]),
        }),
      ];
