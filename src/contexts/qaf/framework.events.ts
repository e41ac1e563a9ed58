import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  code,
  date,
  id,
  list,
  oneOf,
  optional,
  plainText,
  record,
  type Static,
  Type,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import type { FrameworkId, RequirementCode } from './ids.js';

/** The areas under which the Victims' Code is measured. */
export const AREAS = [
  'care-and-respect',
  'enhanced-support',
  'communication-and-information',
  'engagement-and-collaboration',
] as const;
export type Area = (typeof AREAS)[number];

/** Which Code a version measures: that of 2015 gave entitlements, that of April 2021 gives rights. */
export const CODE_BASES = ['entitlements', 'rights'] as const;
export type CodeBasis = (typeof CODE_BASES)[number];

/** Where a requirement comes from: the version before had it so, had it otherwise, or did not have it. */
export const DESCENTS = ['carried', 'changed', 'new'] as const;
export type Descent = (typeof DESCENTS)[number];

export const REQUIREMENT_PATTERN = '^[A-Z0-9][A-Z0-9.-]{0,19}$';
export const requirementCode = () => code<RequirementCode>(REQUIREMENT_PATTERN);

const requirement = record({
  code: requirementCode(),
  title: plainText(400),
  area: oneOf(AREAS),
  /** The entitlement or right that it measures, as it is cited: `Right 4`. */
  citation: optional(plainText(120)),
  descent: oneOf(DESCENTS),
  /** The requirement of the version before that it carries on, or changes. */
  from: optional(requirementCode()),
});
export type Requirement = Static<typeof requirement>;

export const frameworkEvents = defineEvents({
  'qaf-framework-adopted.v1': {
    title: 'Version of the quality assessment framework adopted',
    schema: record({
      frameworkId: id<FrameworkId>(),
      /** The Board that commissioned it. */
      boardId: id<BodyId>(),
      version: wholeNumber(1),
      title: plainText(200),
      basis: oneOf(CODE_BASES),
      inForceFrom: date(),
      requirements: list(requirement),
      /** What the version before had, and this one has no more. */
      dropped: list(requirementCode()),
      /** Whether its contents stand in no source. */
      illustrative: Type.Boolean(),
      decisionId: optional(id<DecisionId>()),
    }),
  },
});

export type FrameworkEvent = EventsOf<typeof frameworkEvents>;
