import { check, type Decision } from '../../kernel/decider.js';
import type { CommandOf, DhrContext, DhrInHand } from './dhr.commands.js';
import {
  allAreDisposedOf,
  commissionedByACsp,
  commissionedByThen,
  decisionApprovesIt,
  decisionIsTheCsps,
  decisionStillStands,
  dhrIsConcluded,
  dhrIsNew,
  dhrIsNotConcluded,
  dhrIsNotPublished,
  dhrIsPublished,
  doneByTheCsp,
  followedUpByABoard,
  nameFitsItsReference,
  nameIsAnotherOne,
  nameIsKnownByThen,
  qualityIsAssured,
} from './dhr.policies.js';
import { type Dhr, identityOf } from './dhr.stages.js';
import type { DhrEvent } from './events.js';

/** A district partnership opened a review. It is restricted until it is published. */
export const openDhr = (
  { data, metadata }: CommandOf<'OpenDhr'>,
  dhr: Dhr,
  context: DhrContext,
): Decision<DhrEvent> => {
  return check(
    [
      dhrIsNew,
      commissionedByACsp,
      followedUpByABoard,
      doneByTheCsp,
      nameIsKnownByThen,
      nameFitsItsReference,
      commissionedByThen,
    ],
    { ...context, ...data, dhr, metadata },
    () => [{ type: 'dhr-opened.v1', data }],
  );
};

/** The law came to call such reviews otherwise; what it was called before stays on record. */
export const renameDhr = (
  { data: { name } }: CommandOf<'RenameDhr'>,
  inHand: DhrInHand,
): Decision<DhrEvent> =>
  check([doneByTheCsp, nameIsKnownByThen, nameIsAnotherOne], { ...inHand, name }, () => [
    { type: 'dhr-renamed.v1', data: { ...identityOf(inHand.dhr), name } },
  ]);

export const recordQualityAssurance = (
  { data }: CommandOf<'RecordQualityAssurance'>,
  inHand: DhrInHand,
): Decision<DhrEvent> =>
  check([doneByTheCsp], inHand, () => [
    { type: 'dhr-quality-assured.v1', data: { ...identityOf(inHand.dhr), ...data } },
  ]);

/** The commissioning partnership approves that others read it, once its quality is assured. */
export const publishDhr = (
  { data }: CommandOf<'PublishDhr'>,
  inHand: DhrInHand,
): Decision<DhrEvent> => {
  const { dhr } = inHand;
  return check(
    [
      doneByTheCsp,
      qualityIsAssured,
      dhrIsNotPublished,
      decisionIsTheCsps,
      decisionStillStands,
      decisionApprovesIt,
    ],
    { ...inHand, decisionId: data.decisionId },
    () => [
      {
        type: 'dhr-published.v1',
        data: {
          ...identityOf(dhr),
          ...data,
          qualityAssuredOn: dhr.qualityAssured?.on ?? inHand.metadata.effectiveAt,
        },
      },
    ],
  );
};

export const withdrawDhrPublication = (
  { data }: CommandOf<'WithdrawDhrPublication'>,
  inHand: DhrInHand,
): Decision<DhrEvent> =>
  check([doneByTheCsp, dhrIsPublished], inHand, () => [
    { type: 'dhr-publication-withdrawn.v1', data: { ...identityOf(inHand.dhr), ...data } },
  ]);

/** Nothing is left unsaid of any recommendation. What follows from them goes on. */
export const concludeDhr = (
  { data }: CommandOf<'ConcludeDhr'>,
  inHand: DhrInHand,
): Decision<DhrEvent> =>
  check([doneByTheCsp, dhrIsNotConcluded, allAreDisposedOf], inHand, () => [
    { type: 'dhr-concluded.v1', data: { ...identityOf(inHand.dhr), ...data } },
  ]);

export const reopenDhr = (
  { data }: CommandOf<'ReopenDhr'>,
  inHand: DhrInHand,
): Decision<DhrEvent> =>
  check([doneByTheCsp, dhrIsConcluded], inHand, () => [
    { type: 'dhr-reopened.v1', data: { ...identityOf(inHand.dhr), ...data } },
  ]);
