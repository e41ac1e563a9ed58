import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { ActionId, PlanId, PlanYear } from '../../src/contexts/delivery-plans/contract.js';
import type {
  ChallengeId,
  GroupUnderReview,
  ISSUED_KINDS,
  JudgementGrade,
  REVIEW_POINTS,
  ReviewId,
  WITHOUT_RETURN,
} from '../../src/contexts/reviews/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

export interface Timetable {
  readonly returnsClose: PlainDate;
  readonly positionDate: PlainDate;
  readonly meetingDate: PlainDate;
}

/** A group's return, confirmed as a whole by its chair. */
export interface GroupReturn extends Entry {
  readonly bodyId: BodyId;
  readonly planId: PlanId;
  readonly actionIds: readonly ActionId[];
  readonly statement?: Sealed;
}

/** The position: what the log held before this place. */
export interface Freeze extends Entry {
  readonly positionDate: PlainDate;
  /** Of the freeze itself in the log, as a decimal string: the cut is all before it. */
  readonly position: string;
  readonly packFormat: number;
}

export interface IssuedPack extends Entry {
  readonly kind: (typeof ISSUED_KINDS)[number];
  readonly version: number;
  readonly packFormat: number;
  /** SHA-256 of its canonical JSON in sealed form, hexadecimal. */
  readonly digest: string;
}

export interface Challenge extends Entry {
  readonly challengeId: ChallengeId;
  readonly bodyId: BodyId;
  /** The action it is about; none where it is about the group. */
  readonly actionId?: ActionId;
  readonly question: Sealed;
  readonly answered?: Entry & { readonly answer: Sealed };
}

export interface Judgement extends Entry {
  readonly bodyId: BodyId;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
  readonly judgement: Sealed;
}

export interface GroupWithoutReturn {
  readonly bodyId: BodyId;
  readonly standing: (typeof WITHOUT_RETURN)[number];
}

export interface ClosedReview extends Entry {
  /** Of the close itself in the log, as a decimal string. */
  readonly position: string;
  readonly withoutReturn: readonly GroupWithoutReturn[];
}

export interface ReviewRow extends Row {
  readonly reviewId: ReviewId;
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly point: (typeof REVIEW_POINTS)[number];
  readonly timetable: Timetable;
  readonly stage: 'open' | 'frozen' | 'closed';
  readonly groups: readonly GroupUnderReview[];
  readonly opened: Entry;
  /** When returns were last requested; `groups` are all that were asked. */
  readonly requested?: Entry;
  readonly returns: readonly GroupReturn[];
  readonly freeze?: Freeze;
  readonly issued: readonly IssuedPack[];
  readonly challenges: readonly Challenge[];
  readonly judgements: readonly Judgement[];
  readonly closed?: ClosedReview;
}
