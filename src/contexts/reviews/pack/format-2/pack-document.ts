import type { AfterMeeting } from './parts/after-meeting.js';
import type { AnnexOfActions } from './parts/annex-actions.js';
import type { AnnexOfMeasures } from './parts/annex-measures.js';
import type { AskedLastTime } from './parts/asked-last-time.js';
import type { Cover } from './parts/cover.js';
import type { UndeliveredDecision } from './parts/decisions-undelivered.js';
import type { Exceptions } from './parts/exceptions.js';
import type { GroupPages } from './parts/group-pages.js';
import type { HomicideReviews } from './parts/homicide-reviews.js';
import type { OpenMeetingAction } from './parts/meeting-actions.js';
import type { Method } from './parts/method.js';
import type { NationalIndicator } from './parts/national-indicators.js';
import type { PositionPage } from './parts/position-page.js';
import type { QualityAssessment } from './parts/quality-assessment.js';
import type { SixMonths } from './parts/six-months.js';
import type { Slip } from './parts/slippage.js';
import type { WhatChanged } from './parts/what-changed.js';

/**
 * What the Board reads, in format 2. Its bytes depend on the cut alone: texts that could speak of a person stand in
 * it sealed, as they were stored, so that erasing one later changes neither these bytes nor their digest.
 * A part is absent where there is nothing that it could be about.
 */
interface PackParts {
  readonly format: 2;
  readonly cover: Cover;
  readonly positionPage: PositionPage;
  readonly askedLastTime?: AskedLastTime;
  readonly exceptions: Exceptions;
  readonly slippage: readonly Slip[];
  readonly groups: readonly GroupPages[];
  readonly nationalIndicators: readonly NationalIndicator[];
  /** Only where the cut holds such: these two, and what other parts say of them. */
  readonly homicideReviews?: HomicideReviews;
  readonly qualityAssessment?: QualityAssessment;
  readonly decisionsUndelivered: readonly UndeliveredDecision[];
  readonly meetingActionsOpen: readonly OpenMeetingAction[];
  readonly whatChanged?: WhatChanged;
  readonly sixMonths: SixMonths;
  readonly annexes: {
    readonly actions: AnnexOfActions;
    readonly measures: AnnexOfMeasures;
    readonly method: Method;
  };
}

/** The position as it was frozen. */
export interface Pack extends PackParts {
  readonly kind: 'pack';
}

/** The same position, and what the Board made of it: folded at the close. */
export interface PackRecord extends PackParts {
  readonly kind: 'record';
  readonly afterMeeting: AfterMeeting;
}

export type PackDocument = Pack | PackRecord;
