import type { Close, PackMaterial } from '../pack-material.js';
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
import { composeMethod } from './parts/method.js';
import { composeNationalIndicators } from './parts/national-indicators.js';
import { composePositionPage } from './parts/position-page.js';
import { composeSixMonths } from './parts/six-months.js';
import { composeSlippage } from './parts/slippage.js';
import { composeWhatChanged } from './parts/what-changed.js';
import { positionAsAt } from './position-as-at.js';

/** The position and the one before it, as format 1 reads them. */
const basisOf = (
  { ledger, position, last, recorded, notYet }: PackMaterial,
  version: number,
): PackBasis => ({
  ledger,
  position: positionAsAt(position.review, position.registers, recorded),
  ...(last && { last: positionAsAt(last.review, last.registers, recorded) }),
  recorded,
  notYet,
  names: namesIn(recorded, position.registers),
  version,
});

/** The pack of a position: nothing goes into it but the registers at the freeze, and at the one before. */
const packOf = (basis: PackBasis): Pack => {
  const positionPage = composePositionPage(basis);
  const askedLastTime = composeAskedLastTime(basis);
  const exceptions = composeExceptions(basis);
  const groups = composeGroupPages(basis);
  const decisionsUndelivered = composeDecisionsUndelivered(basis);
  const whatChanged = composeWhatChanged(basis);
  return {
    format: 1,
    kind: 'pack',
    cover: composeCover(basis, {
      positionPage,
      exceptions: groups.flatMap((group) => group.exceptions),
      undelivered: decisionsUndelivered,
      askedLastTime,
    }),
    positionPage,
    ...(askedLastTime && { askedLastTime }),
    exceptions,
    slippage: composeSlippage(basis),
    groups,
    nationalIndicators: composeNationalIndicators(basis),
    decisionsUndelivered,
    ...(whatChanged && { whatChanged }),
    sixMonths: composeSixMonths(basis),
    annexes: {
      actions: composeAnnexOfActions(basis),
      measures: composeAnnexOfMeasures(basis),
      method: composeMethod(basis),
    },
  };
};

/** The pack of a frozen position: its version is that of the position. */
export const composePack = (material: PackMaterial): Pack =>
  packOf(basisOf(material, material.position.version));

/** The record: the pack's content as it was, with what the Board made of it until the close. Counted from 1. */
export const composeRecord = (material: PackMaterial, close: Close): PackRecord => {
  const version = close.review.issued.filter(({ kind }) => kind === 'record').length + 1;
  const basis = basisOf(material, version);
  return { ...packOf(basis), kind: 'record', afterMeeting: composeAfterMeeting(basis, close) };
};
