import type { ActionRow } from '../../../../projections/action-register/action-row.js';
import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { GroupUnderReview, LogPosition, ReviewId } from '../events.js';
import type { Registers } from '../pack/registers.js';
import { byText } from './in-words.js';

/** In which outturns are written; a shipped one is never written otherwise. */
export const OUTTURN_FORMAT = 1;

/** How an action stood, at the position or at the end of the year. */
interface ActionStanding {
  readonly stage: ActionRow['stage'];
  readonly rating: ActionRow['deliveryRating'];
  readonly targetDate: PlainDate;
}

/** The last figure of a measure; `none` where nothing was observed. */
interface MeasureStanding {
  readonly periodEnd: PlainDate;
  readonly value?: number;
  readonly denominator?: number;
}

export interface OutturnChange {
  readonly kind: 'action' | 'measure';
  /** The action's reference or the measure's title. */
  readonly about: string;
  readonly group: string;
  /** At the provisional position; absent where it was not there yet. */
  readonly provisional?: ActionStanding | MeasureStanding;
  /** At the end of the year; absent where it is there no more. */
  readonly outturn?: ActionStanding | MeasureStanding;
}

/** What became of a provisional position by the end of the year. */
export interface OutturnDocument {
  readonly kind: 'outturn';
  readonly format: typeof OUTTURN_FORMAT;
  readonly ledger: string;
  readonly simulated: boolean;
  readonly reviewId: ReviewId;
  readonly title: string;
  readonly positionDate: PlainDate;
  readonly positionVersion: number;
  readonly yearEnds: PlainDate;
  /** The last position of the log that it takes in. */
  readonly upTo: LogPosition;
  readonly changes: readonly OutturnChange[];
  /** Differences in what is restricted, which are only counted. */
  readonly withheld: number;
}

const actionStanding = ({ stage, deliveryRating, targetDate }: ActionRow): ActionStanding => ({
  stage,
  rating: deliveryRating,
  targetDate,
});

const measureStanding = ({ latest }: MeasureRow): MeasureStanding | undefined =>
  latest && {
    periodEnd: latest.periodEnd,
    ...(latest.figure && { value: latest.figure.value }),
    ...(latest.figure?.denominator !== undefined && { denominator: latest.figure.denominator }),
  };

interface Compared extends OutturnChange {
  readonly restricted: boolean;
}

const differs = ({ provisional, outturn }: OutturnChange): boolean =>
  canonicalJson(provisional ?? null) !== canonicalJson(outturn ?? null);

const comparedActions = (
  groups: readonly GroupUnderReview[],
  before: Registers,
  after: Registers,
  isContest: (bodyId: string) => boolean,
): readonly Compared[] => {
  const under = ({ planId, stage }: ActionRow): boolean =>
    stage !== 'proposed' && stage !== 'accepted' && groups.some((group) => group.planId === planId);
  const then = new Map(before.actions.filter(under).map((row) => [row.actionId, row]));
  const now = new Map(after.actions.filter(under).map((row) => [row.actionId, row]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((actionId) => {
    const [one, other] = [then.get(actionId), now.get(actionId)];
    const row = other ?? one;
    if (!row) return [];
    return {
      kind: 'action' as const,
      about: row.reference,
      group: shortName(after, row.bodyId),
      ...(one && { provisional: actionStanding(one) }),
      ...(other && { outturn: actionStanding(other) }),
      restricted: row.marking === 'restricted' || isContest(row.bodyId),
    };
  });
};

const comparedMeasures = (
  groups: readonly GroupUnderReview[],
  before: Registers,
  after: Registers,
  isContest: (bodyId: string) => boolean,
): readonly Compared[] =>
  after.measures
    .filter(({ planId }) => groups.some((group) => group.planId === planId))
    .map((row) => {
      const earlier = before.measures.find(({ measureId }) => measureId === row.measureId);
      const provisional = earlier && measureStanding(earlier);
      const outturn = measureStanding(row);
      return {
        kind: 'measure' as const,
        about: row.title,
        group: shortName(after, row.bodyId),
        ...(provisional && { provisional }),
        ...(outturn && { outturn }),
        restricted: isContest(row.bodyId),
      };
    });

const shortName = ({ bodies }: Registers, bodyId: string): string =>
  bodies.find((body) => body.bodyId === bodyId)?.shortName ?? bodyId;

/** What changed between the provisional position and the end of the year, action by action and measure by measure. */
export const composeOutturn = (
  head: Omit<OutturnDocument, 'kind' | 'format' | 'changes' | 'withheld'>,
  groups: readonly GroupUnderReview[],
  before: Registers,
  after: Registers,
): OutturnDocument => {
  const isContest = (bodyId: string): boolean =>
    after.bodies.some((body) => body.bodyId === bodyId && body.kind === 'contest-board');
  const changed = [
    ...comparedActions(groups, before, after, isContest),
    ...comparedMeasures(groups, before, after, isContest),
  ]
    .filter(differs)
    .toSorted(
      (one, other) =>
        byText(one.kind, other.kind) ||
        byText(one.group, other.group) ||
        byText(one.about, other.about),
    );
  return {
    kind: 'outturn',
    format: OUTTURN_FORMAT,
    ...head,
    changes: changed
      .filter(({ restricted }) => !restricted)
      .map((compared) => {
        const { restricted: _r, ...change } = compared;
        return change;
      }),
    withheld: changed.filter(({ restricted }) => restricted).length,
  };
};
