import type { Close, PackMaterial } from '../pack-material.js';
import { answersIn } from './answers.js';
import { namesIn } from './names.js';
import type { PackBasis } from './pack-basis.js';
import type { Pack, PackRecord } from './pack-document.js';
import { composeAfterMeeting } from './parts/after-meeting.js';
import { composeAnnexOfActions } from './parts/annex-actions.js';
import { composeAnnexOfMeasures } from './parts/annex-measures.js';
import { composeAskedLastTime } from './parts/asked-last-time.js';
import { composeCover } from './parts/cover.js';
import { composeDecisionsUndelivered } from './parts/decisions-undelivered.js';
import { composeExceptions } from './parts/exceptions.js';
import { composeGroupPages } from './parts/group-pages.js';
import { composeHomicideReviews } from './parts/homicide-reviews.js';
import { composeMeetingActions } from './parts/meeting-actions.js';
import { composeMethod } from './parts/method.js';
import { composeNationalIndicators } from './parts/national-indicators.js';
import { composePositionPage } from './parts/position-page.js';
import { composeQualityAssessment } from './parts/quality-assessment.js';
import { composeSixMonths } from './parts/six-months.js';
import { composeSlippage } from './parts/slippage.js';
import { composeWhatChanged } from './parts/what-changed.js';
import { hasPartTwo as holdsPartTwo, type Part, positionAsAt } from './position-as-at.js';

/** The position and the one before it, as format 2 reads them. */
const basisOf = (
  { ledger, position, last, recorded, notYet }: PackMaterial,
  part: Part,
  version: number,
): PackBasis => {
  const standing = positionAsAt(position, recorded, part);
  return {
    ledger,
    position: standing,
    ...(last && { last: positionAsAt(last, recorded, part) }),
    recorded,
    notYet,
    names: { ...namesIn(recorded, position.registers), answers: answersIn(standing) },
    version,
  };
};

/** The pack of a position: nothing goes into it but the registers at the freeze, and at the one before. */
const packOf = (basis: PackBasis): Pack => {
  const positionPage = composePositionPage(basis);
  const askedLastTime = composeAskedLastTime(basis);
  const exceptions = composeExceptions(basis);
  const groups = composeGroupPages(basis);
  const decisionsUndelivered = composeDecisionsUndelivered(basis);
  const whatChanged = composeWhatChanged(basis);
  const homicideReviews = composeHomicideReviews(basis);
  const qualityAssessment = composeQualityAssessment(basis);
  return {
    format: 2,
    kind: 'pack',
    cover: composeCover(basis, {
      positionPage,
      exceptions: groups.flatMap((group) => group.exceptions),
      followUps: exceptions.followUps ?? [],
      undelivered: decisionsUndelivered,
      askedLastTime,
    }),
    positionPage,
    ...(askedLastTime && { askedLastTime }),
    exceptions,
    slippage: composeSlippage(basis),
    groups,
    nationalIndicators: composeNationalIndicators(basis),
    ...(homicideReviews && { homicideReviews }),
    ...(qualityAssessment && { qualityAssessment }),
    decisionsUndelivered,
    meetingActionsOpen: composeMeetingActions(basis),
    ...(whatChanged && { whatChanged }),
    sixMonths: composeSixMonths(basis),
    annexes: {
      actions: composeAnnexOfActions(basis),
      measures: composeAnnexOfMeasures(basis),
      method: composeMethod(basis),
    },
  };
};

export const hasPartTwo = ({ position, recorded }: PackMaterial): boolean =>
  holdsPartTwo(position, recorded);

/** One part of the pack of a frozen position: its version is that of the position. */
export const composePack = (material: PackMaterial, part: Part): Pack =>
  packOf(basisOf(material, part, material.position.version));

/** One part of the record: the pack's content as it was, with what the Board made of it. Counted from 1. */
export const composeRecord = (material: PackMaterial, part: Part, close: Close): PackRecord => {
  const before = close.review.issued.filter((each) => each.kind === 'record' && each.part === part);
  const basis = basisOf(material, part, before.length + 1);
  return { ...packOf(basis), kind: 'record', afterMeeting: composeAfterMeeting(basis, close) };
};
