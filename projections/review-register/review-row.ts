import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  DeliveryRating,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type {
  CHASER_MEANS,
  ChallengeId,
  GroupUnderReview,
  ISSUED_KINDS,
  JudgementGrade,
  LogPosition,
  PackFile,
  PackPart,
  PlanYearCalendar,
  PublicationId,
  PUBLISHED_KINDS,
  REVIEW_POINTS,
  ReviewId,
  TabledUpdateId,
  WITHOUT_RETURN,
} from '../../src/contexts/reviews/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

export interface Timetable {
  readonly returnsOpen?: PlainDate;
  readonly returnsClose: PlainDate;
  readonly positionDate: PlainDate;
  readonly packIssuedBy?: PlainDate;
  readonly meetingDate: PlainDate;
  readonly publishedBy?: PlainDate;
}

/** The timetable that another took the place of, and why. */
export interface TimetableChange extends Entry {
  readonly before: Timetable;
  readonly because: Sealed;
}

/** A reminder, with what it listed: of the group's plan only. */
export interface Chaser extends Entry {
  readonly bodyId: BodyId;
  readonly planId: PlanId;
  /** The agency that was chased, where it was not the group's chair. */
  readonly leadAgencyId?: AgencyId;
  readonly chased?: ActorId;
  readonly means: (typeof CHASER_MEANS)[number];
  readonly actionIds: readonly ActionId[];
  readonly returnsClose: PlainDate;
}

/** A group's return, confirmed as a whole by its chair. */
export interface GroupReturn extends Entry {
  readonly bodyId: BodyId;
  readonly planId: PlanId;
  readonly actionIds: readonly ActionId[];
  readonly statement?: Sealed;
}

/** A return that its chair took back, and why; both stay on record. */
export interface WithdrawnReturn extends Entry {
  readonly bodyId: BodyId;
  readonly planId: PlanId;
  readonly confirmed: GroupReturn;
  readonly because: Sealed;
}

/** The position: what the log held before this place. */
export interface Freeze extends Entry {
  readonly positionDate: PlainDate;
  /** Of the freeze itself in the log, as a decimal string: the cut is all before it. */
  readonly position: string;
  readonly packFormat: number;
}

/** A later cut for the same day, because the one before was wrong; every version is kept. */
export interface PositionCorrection extends Freeze {
  readonly version: number;
  readonly because: Sealed;
}

export interface IssuedPack extends Entry {
  readonly kind: (typeof ISSUED_KINDS)[number];
  readonly part: PackPart;
  readonly version: number;
  readonly packFormat: number;
  /** SHA-256 of its canonical JSON in sealed form, hexadecimal. */
  readonly digest: string;
  /** In which it was handed out; absent where nobody wrote it down. */
  readonly files?: readonly PackFile[];
}

/** The Board's meeting at which something was said or decided, as far as it is known. */
interface AtMeeting {
  readonly meetingId?: MeetingId;
  readonly itemId?: ItemId;
}

export interface Challenge extends Entry, AtMeeting {
  readonly challengeId: ChallengeId;
  readonly bodyId: BodyId;
  /** The action it is about; none where it is about the group. */
  readonly actionId?: ActionId;
  readonly question: Sealed;
  readonly answered?: Entry & { readonly answer: Sealed };
}

/** Tabled at the meeting: the position before the Board does not hold it. */
export interface TabledUpdate extends Entry, AtMeeting {
  readonly tabledUpdateId: TabledUpdateId;
  readonly bodyId: BodyId;
  readonly actionId?: ActionId;
  readonly deliveryRating?: DeliveryRating;
  readonly update: Sealed;
}

export interface Judgement extends Entry, AtMeeting {
  readonly bodyId: BodyId;
  /** The version of the position that the Board had before it. */
  readonly positionVersion: number;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
  readonly judgement: Sealed;
}

/** What the Board concluded before, and why it changed its mind; `judgements` holds what stands now. */
export interface JudgementChange extends Entry, AtMeeting {
  readonly bodyId: BodyId;
  readonly before: Judgement;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
  readonly because: Sealed;
}

export interface ResultingDecision extends Entry {
  readonly decisionId: DecisionId;
  /** The group that it follows from; none where it follows from the review as a whole. */
  readonly bodyId?: BodyId;
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

/** What was recorded after the freeze and had happened by its day. */
export interface IssuedAddendum extends Entry {
  readonly part: PackPart;
  readonly version: number;
  readonly format: number;
  /** The last position of the log that it takes in. */
  readonly upTo: LogPosition;
  readonly facts: number;
  readonly digest: string;
}

/** The year's outturn, which a provisional position came to. */
export interface Outturn extends Entry {
  readonly meetingId: MeetingId;
  readonly decisionId: DecisionId;
  readonly yearEnds: PlainDate;
  readonly upTo: LogPosition;
  readonly format: number;
  readonly changes: number;
  readonly digest: string;
}

export interface Publication extends Entry {
  readonly publicationId: PublicationId;
  readonly decisionId: DecisionId;
  readonly kind: (typeof PUBLISHED_KINDS)[number];
  readonly part: PackPart;
  readonly version: number;
  readonly digest: string;
  readonly title: string;
  readonly withdrawn?: Entry & { readonly decisionId?: DecisionId; readonly because: Sealed };
}

export interface ReviewRow extends Row {
  readonly reviewId: ReviewId;
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly point: (typeof REVIEW_POINTS)[number];
  readonly timetable: Timetable;
  readonly timetableChanges: readonly TimetableChange[];
  /** As it was configured when the review was opened. */
  readonly calendar?: PlanYearCalendar;
  readonly stage: 'open' | 'frozen' | 'closed';
  readonly groups: readonly GroupUnderReview[];
  readonly opened: Entry;
  /** When returns were last requested; `groups` are all that were asked. */
  readonly requested?: Entry;
  readonly chasers: readonly Chaser[];
  /** Those that stand. */
  readonly returns: readonly GroupReturn[];
  readonly withdrawnReturns: readonly WithdrawnReturn[];
  /** Version 1 of the position. */
  readonly freeze?: Freeze;
  readonly corrections: readonly PositionCorrection[];
  readonly issued: readonly IssuedPack[];
  readonly challenges: readonly Challenge[];
  readonly tabledUpdates: readonly TabledUpdate[];
  readonly judgements: readonly Judgement[];
  readonly judgementChanges: readonly JudgementChange[];
  readonly decisions: readonly ResultingDecision[];
  readonly closed?: ClosedReview;
  readonly addenda: readonly IssuedAddendum[];
  readonly outturn?: Outturn;
  readonly publications: readonly Publication[];
}
