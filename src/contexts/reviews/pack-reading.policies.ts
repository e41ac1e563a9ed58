import { rule } from '../../kernel/refusal.js';

/** Which pack or record somebody asks for, and what there is. */
export interface PackAsked {
  readonly part: number;
  readonly version: number;
  /** Whether anything under review is restricted, and the format has a part for it. */
  readonly hasPartTwo: boolean;
  /** Of the position. */
  readonly lastVersion: number;
}

export const partTwoHoldsSomething = rule<Pick<PackAsked, 'part' | 'hasPartTwo'>>({
  code: 'PACK.NO_PART_TWO',
  statement:
    'There is a Part 2 where something under review is restricted, or a Contest Board is held to account; else there is none.',
  source: 'Domain, marking: Part 1, and a Part 2 for those cleared',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ part, hasPartTwo }) => part !== 2 || hasPartTwo,
});

export const versionWasMade = rule<Pick<PackAsked, 'version' | 'lastVersion'>>({
  code: 'PACK.NO_SUCH_VERSION',
  statement:
    'A pack has the versions of its position: the freeze made the first, each correction the next.',
  source: 'Domain, register 6: a wrong pack is corrected by version 2, both kept',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ version, lastVersion }) => version >= 1 && version <= lastVersion,
  explain: ({ version, lastVersion }) =>
    `The last version is ${lastVersion}: there is no version ${version}.`,
});

export const readerIsCleared = rule<{ readonly part: number; readonly cleared: boolean }>({
  code: 'PACK.NOT_CLEARED',
  statement: 'Part 2 holds what is restricted: only those cleared read it.',
  source: 'Domain, marking: a Part 2 for those cleared, with a one-line public statement',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ part, cleared }) => part !== 2 || cleared,
});

export const cutIsInTheLog = rule<{ readonly upTo: bigint; readonly head: bigint }>({
  code: 'REVIEW.CUT_BEYOND_THE_LOG',
  statement: 'What a document takes in ends at a position that the log has reached.',
  source: 'Design: packs, bytes depend on the cut and the format version',
  kind: 'ours',
  concerns: 'content',
  holds: ({ upTo, head }) => upTo <= head,
  explain: ({ upTo, head }) => `The log ends at position ${head}: there is no ${upTo} yet.`,
});
