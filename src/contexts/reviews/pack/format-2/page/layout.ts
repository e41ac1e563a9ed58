import { inWords } from '../in-words.js';
import type { Layout, NumberedSection, Section } from './blocks.js';
import type { OpenedPack } from './opened.js';
import { addendumSection, afterMeetingSection, judgementsTable } from './parts/after-meeting.js';
import { annexOfActions } from './parts/annex-actions.js';
import { annexOfMeasures } from './parts/annex-measures.js';
import { askedLastTimeSection } from './parts/asked-last-time.js';
import { factsOf, frontOf, markingOf, notesOf } from './parts/cover.js';
import { exceptionsSection } from './parts/exceptions.js';
import { groupSection } from './parts/group-pages.js';
import { homicideReviewsSection } from './parts/homicide-reviews.js';
import { indicatorsSection } from './parts/indicators.js';
import { methodSection } from './parts/method.js';
import { positionSection } from './parts/position.js';
import { qualityAssessmentSection } from './parts/quality-assessment.js';
import { sixMonthsSection } from './parts/six-months.js';
import { undeliveredSection } from './parts/undelivered.js';
import { whatChangedSection } from './parts/what-changed.js';

const SIMULATED = 'Simulated ledger: not evidence';

const mainSections = (pack: OpenedPack): readonly Section[] => {
  const { cover, askedLastTime, whatChanged, homicideReviews, qualityAssessment } = pack;
  const after = pack.kind === 'record' ? pack.afterMeeting : undefined;
  return [
    positionSection(pack.positionPage),
    askedLastTime && askedLastTimeSection(askedLastTime),
    exceptionsSection(pack.exceptions, pack.slippage, cover.positionDate),
    ...pack.groups.map((group) =>
      groupSection(
        group,
        after?.judgements.find(({ bodyId }) => bodyId === group.bodyId),
      ),
    ),
    pack.nationalIndicators.length > 0 ? indicatorsSection(pack.nationalIndicators) : undefined,
    homicideReviews && homicideReviewsSection(homicideReviews, cover.part === 2),
    qualityAssessment && qualityAssessmentSection(qualityAssessment),
    undeliveredSection(pack.decisionsUndelivered, pack.meetingActionsOpen),
    whatChanged && whatChangedSection(whatChanged),
    sixMonthsSection(pack.sixMonths),
    after && afterMeetingSection(after),
    after && addendumSection(after.addendum, cover.positionDate),
  ].filter((section) => section !== undefined);
};

const numberedSections = (pack: OpenedPack, digest: string): readonly NumberedSection[] => {
  const { actions, measures, method } = pack.annexes;
  const annexes = [
    annexOfActions(actions),
    annexOfMeasures(measures),
    methodSection(method, pack.cover, digest),
  ];
  return [
    ...mainSections(pack).map((section, index) => ({
      ...section,
      number: String(index + 1),
      annex: false,
    })),
    ...annexes.map((section, index) => ({ ...section, number: 'ABC'[index] ?? '', annex: true })),
  ];
};

/**
 * A pack or record laid out for its reader, before it is HTML or Word.
 * @param digest of the document's canonical JSON, in hexadecimal: printed in the annex
 */
export const layOut = (pack: OpenedPack, digest: string): Layout => {
  const { cover, kind } = pack;
  const what = kind === 'pack' ? 'Pack' : 'Record';
  return {
    kind,
    ledger: cover.ledger,
    title: cover.title,
    lead: `${kind === 'pack' ? 'Review pack' : 'Record of the review'} for the ${cover.board}: position as at ${inWords(cover.positionDate)}`,
    marking: markingOf(cover),
    restricted: cover.marking === 'restricted',
    frozenOn: cover.frozenOn,
    standing: `${what} version ${cover.version} · position as at ${inWords(cover.positionDate)}`,
    ...(cover.simulated && { simulated: SIMULATED }),
    facts: factsOf(cover, pack.positionPage),
    front: [
      ...(pack.kind === 'record' ? [judgementsTable(pack.afterMeeting)] : []),
      ...frontOf(pack.positionPage, pack.exceptions),
    ],
    asks: {
      title: `The Board ${kind === 'pack' ? 'is' : 'was'} asked to`,
      items: cover.asks,
    },
    notes: notesOf(cover),
    sections: numberedSections(pack, digest),
  };
};
