import { rule } from '../../kernel/refusal.js';
import type { Attempt } from './review.commands.js';
import { type FixedReview, lastVersion } from './review.stages.js';

type Publishing = Attempt<'ApprovePublication', FixedReview>;

const isIssued = ({ command: { data }, review }: Publishing): boolean =>
  review.issued.some(
    ({ kind, part, version }) =>
      kind === data.kind && part === data.part && version === data.version,
  );

export const onlyPartOneIsPublished = rule<Publishing>({
  code: 'PUBLICATION.PART_IS_RESTRICTED',
  statement: 'What is restricted is never published: of a pack, record or addendum only Part 1 is.',
  source: 'Domain, marking: Part 1, and a Part 2 for those cleared',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command }) => command.data.part === 1,
});

export const whatIsPublishedWasIssued = rule<Publishing>({
  code: 'PUBLICATION.NOT_ISSUED',
  statement: 'What is published is a document that was issued, under the digest of that day.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'existence',
  holds: (publishing) => publishing.command.data.part !== 1 || isIssued(publishing),
});

export const whatIsPublishedWasNotCorrected = rule<Publishing>({
  code: 'PUBLICATION.VERSION_WAS_CORRECTED',
  statement: 'Of a document that was corrected the last version is published.',
  source: 'Domain, register 6: a wrong pack is corrected by version 2',
  kind: 'ours',
  concerns: 'content',
  holds: (publishing) => {
    const { command, review } = publishing;
    const last =
      command.data.kind === 'pack' ? review.positionVersion : lastVersion(review, command.data);
    return !isIssued(publishing) || command.data.version === last;
  },
});

export const publishedOnce = rule<Publishing>({
  code: 'PUBLICATION.ALREADY_PUBLISHED',
  statement: 'A document is published once; one that was withdrawn may be published again.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command: { data }, review }) =>
    !review.publications.some(
      ({ publicationId, kind, part, version, withdrawn }) =>
        publicationId === data.publicationId ||
        (!withdrawn && kind === data.kind && part === data.part && version === data.version),
    ),
});

type Withdrawing = Attempt<'WithdrawPublication', FixedReview>;

const publicationOf = ({ command, review }: Withdrawing) =>
  review.publications.find(({ publicationId }) => publicationId === command.data.publicationId);

export const publicationIsKnown = rule<Withdrawing>({
  code: 'PUBLICATION.NOT_FOUND',
  statement: 'A publication that is withdrawn was approved in this review.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'existence',
  holds: (withdrawing) => publicationOf(withdrawing) !== undefined,
});

export const publicationStands = rule<Withdrawing>({
  code: 'PUBLICATION.ALREADY_WITHDRAWN',
  statement: 'A publication is withdrawn once.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'stage',
  holds: (withdrawing) => publicationOf(withdrawing)?.withdrawn !== true,
});
