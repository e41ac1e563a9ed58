import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { type Body, type BodyId, bodyReader } from '../bodies/contract.js';
import { type Decision, type DecisionId, decisionReader } from '../decisions/contract.js';
import {
  adoptedByABoard,
  adoptionCameFirst,
  adoptionIsOfTheBoard,
  adoptionStands,
  carriedMeansUnchanged,
  descentNamesItsSource,
  firstVersionComesFromNone,
  measuresTheCodeOfItsTime,
  nothingGoesUnaccountedFor,
  requirementsStandOnce,
  sourcesAreOfTheVersionBefore,
  takesEffectAfterTheLast,
} from './framework.policies.js';
import type { CodeBasis, FrameworkEvent, Requirement } from './framework.events.js';
import type { FrameworkId, RequirementCode } from './ids.js';

/** A version of the framework: what is asked, and since when. */
export interface FrameworkVersion {
  readonly version: number;
  readonly basis: CodeBasis;
  readonly inForceFrom: PlainDate;
  readonly requirements: readonly Requirement[];
}

/** By what a Board has compliance with the Victims' Code measured: its versions, one after the other. */
export type Framework =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'adopted';
      readonly frameworkId: FrameworkId;
      readonly boardId: BodyId;
      readonly versions: readonly FrameworkVersion[];
    };

export interface AdoptVersion extends Omit<FrameworkVersion, 'version'> {
  readonly frameworkId: FrameworkId;
  readonly boardId: BodyId;
  readonly title: string;
  readonly dropped: readonly RequirementCode[];
  readonly illustrative: boolean;
  readonly decisionId?: DecisionId;
}

export type FrameworkCommand = CommandsOf<{ AdoptVersion: AdoptVersion }>;

/** What a framework must know of other histories. */
export interface FrameworkContext {
  readonly board: Body;
  /** By which the Board adopted it, where one is named. */
  readonly decision?: Decision;
}

const versionsOf = (framework: Framework): readonly FrameworkVersion[] =>
  framework.stage === 'none' ? [] : framework.versions;

/** The version in force on a day: the latest that had begun; none before the first. */
export const versionInForce = (framework: Framework, on: PlainDate): FrameworkVersion | undefined =>
  versionsOf(framework).findLast(({ inForceFrom }) => inForceFrom <= on);

/** What a version asks; nothing, where there is no such version. */
export const requirementsIn = (framework: Framework, version: number): readonly Requirement[] =>
  versionsOf(framework).find((each) => each.version === version)?.requirements ?? [];

const decider: Decider<Framework, FrameworkCommand, FrameworkEvent, FrameworkContext> = {
  initial: { stage: 'none' },

  decide: ({ data, metadata }, framework, { board, decision }) => {
    const before = versionsOf(framework).at(-1);
    return check(
      [
        adoptedByABoard,
        adoptionStands,
        requirementsStandOnce,
        descentNamesItsSource,
        firstVersionComesFromNone,
        sourcesAreOfTheVersionBefore,
        carriedMeansUnchanged,
        nothingGoesUnaccountedFor,
        takesEffectAfterTheLast,
        measuresTheCodeOfItsTime,
        adoptionIsOfTheBoard,
        adoptionCameFirst,
      ],
      { data, metadata, before, board, decision },
      () => [
        {
          type: 'qaf-framework-adopted.v1',
          data: {
            ...data,
            version: (before?.version ?? 0) + 1,
            requirements: [...data.requirements],
            dropped: [...data.dropped],
          },
        },
      ],
    );
  },

  evolve: (framework, event): Framework => {
    switch (event.type) {
      case 'qaf-framework-adopted.v1': {
        const { frameworkId, boardId, version, basis, inForceFrom, requirements } = event.data;
        const added = { version, basis, inForceFrom, requirements };
        const versions = [...versionsOf(framework), added];
        return { stage: 'adopted', frameworkId, boardId, versions };
      }
      default:
        return assertNever(event.type);
    }
  },
};

export const frameworkAggregate: Aggregate<
  Framework,
  FrameworkCommand,
  FrameworkEvent,
  FrameworkContext
> = {
  name: 'qaf-framework',
  stream: (id) => streamName('qaf-framework', id),
  decider,
  context: async ({ data: { boardId, decisionId } }, _, load) => ({
    board: await load(bodyReader, boardId),
    ...(decisionId && { decision: await load(decisionReader, decisionId) }),
  }),
};

export const frameworkReader = stateOf(frameworkAggregate);
