import { inWords } from '../../in-words.js';
import type { Cover } from '../../parts/cover.js';
import type { Method, PositionInLog } from '../../parts/method.js';
import { type Block, heading, list, paragraph, type Section } from '../blocks.js';
import { alarm, digest as digestRun, strong, type Text, text } from '../text.js';
import { moment, plural, whole } from '../words.js';

const frozen = ({ review, positionDate, position, frozenAt }: PositionInLog): Text =>
  text`“${review}”: position as at ${inWords(positionDate)}, frozen at log position ${whole(Number(position))} on ${moment(frozenAt)}`;

const notYetLine = ({ notYet }: Method): string =>
  notYet === 0
    ? 'No fact recorded before the freeze happened after the position date.'
    : `${plural(notYet, 'fact')} recorded before the freeze happened after the position date; ${notYet === 1 ? 'it belongs' : 'they belong'} to the next review.`;

const positionBlocks = (method: Method): readonly Block[] => [
  heading(3, 'The position'),
  paragraph(
    text`${frozen(method.position)}. The figures hold what was recorded before that place in the log
      and had happened by the position date. The review itself (returns, timetable) is read as it
      stood at the freeze. “Today” is the position date throughout: what was due before it and is
      not verified as complete is overdue.`,
  ),
  paragraph(
    text`${notYetLine(method)} ${method.last && ['The last review was ', ...frozen(method.last), '; it is compared by the same rule.']}`,
  ),
  heading(3, 'Two clocks'),
  paragraph(
    text`Every fact has two dates: when it happened, as whoever reported it says, and when it was
      recorded here, as the ledger’s clock says. The position is cut by both, so that it is that of
      its date, and nothing can be slipped in later. What happened by that date but was recorded
      after the freeze is listed in the record’s addendum.`,
  ),
];

const RULES: readonly Text[] = [
  text`An action counts once the Board has approved the plan that holds it.`,
  text`A delivery rating is the owner’s, from the last update; complete follows only from a
    completion that somebody else confirmed; not assessed means that there is no update.`,
  text`A measure is improving, static or worsening by its latest figure against its baseline in the
    direction that is better. No margin is allowed for: any difference counts. Without baseline,
    direction or figure it has no data.`,
  text`An outcome is worsening if any of its measures is, improving if none is worsening and one is
    improving, static if all that have data are, and has no data if none has.`,
  text`A median number of days is rounded up to a whole day.`,
  text`A decision is undelivered if it asks somebody to do something and nobody other than whoever
    reported it has confirmed that it was done.`,
  text`Risks and suggested questions follow from the figures by fixed rules. Questions come in this
    order: the worst exception, a worsening measure or an outcome without data, further exceptions,
    dates moved, actions not assessed, impact.`,
  text`What is marked restricted, and all of the Contest Board, stands in Part 2. Measures and
    outcomes that only restricted actions serve stand there too.`,
];

const sourcesBlocks = ({
  facts: { stated, reconstructed, illustrative },
}: Method): readonly Block[] => [
  heading(3, 'How far sources carry it'),
  paragraph(
    text`Of the facts that the position holds, these were taken from documents or made up for an
      example. All others were recorded here without naming a document.`,
  ),
  list([
    text`${strong(plural(stated, 'fact'), ' stated')}: taken from a document that says so, with file and line.`,
    text`${strong(plural(reconstructed, 'fact'), ' reconstructed')}: pieced together from a document that does not say it in one place.`,
    text`${strong(plural(illustrative, 'fact'), ' illustrative')}: in no document.${
      illustrative > 0 && ' They show how the ledger works and say nothing about any real body.'
    }`,
  ]),
];

export const methodSection = (
  method: Method,
  cover: Pick<Cover, 'simulated' | 'part' | 'version'>,
  digest: string,
): Section => ({
  id: 'annex-method',
  flows: true,
  title: 'Method, and where it comes from',
  blocks: [
    ...(cover.simulated
      ? [
          paragraph([
            alarm(
              'This ledger is simulated: its clock was set by hand. Nothing in it is evidence of what anybody did.',
            ),
          ]),
        ]
      : []),
    ...positionBlocks(method),
    heading(3, 'How figures are made'),
    list(RULES),
    ...sourcesBlocks(method),
    heading(3, 'Making it again'),
    paragraph(
      text`Ledger ${digestRun(method.ledgerId)}; format 2; Part ${cover.part}; version ${cover.version};
        log position ${whole(Number(method.position.position))}. Which version of the program
        writes it makes no difference. SHA-256 of the document’s canonical JSON, in which texts
        that could speak of a person stand encrypted:`,
    ),
    paragraph([digestRun(digest)]),
    paragraph(
      text`Erasing such a text later changes neither that digest nor any figure; this page then says
        that it was erased. Each part has a digest of its own.`,
    ),
  ],
});
