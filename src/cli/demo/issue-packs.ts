import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewRow } from '../../../projections/review-register/review-register.js';
import { PACK_PARTS, type PackFile, type PackPart } from '../../contexts/reviews/contract.js';
import type { PackKind } from '../../contexts/reviews/queries/pack-at-cut.js';
import { writeOwnerOnly } from '../../platform/personal-data/owner-only-file.js';
import { ask } from '../api-client.js';
import { reviewsIn } from '../packs/find-review.js';
import { packIfAny } from '../packs/pack-file.js';
import { partTwoIfAny } from '../packs/part-two-file.js';
import { Failure } from '../terminal.js';
import type { DemoService } from './demo-service.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** A PDF wants a browser, which not everybody has. */
const FORMATS = ['html', 'json', 'docx'] as const satisfies readonly PackFile[];

/** Pack or record, and which part of it. */
interface Asked {
  readonly kind: PackKind;
  readonly part: PackPart;
}

/** Named after the meeting: `march-2022-pack.html`, `march-2022-pack-part-2.html`. */
const fileName = ({ timetable }: ReviewRow, { kind, part }: Asked, format: string): string => {
  const month = MONTH.format(new Date(timetable.meetingDate)).toLowerCase().replace(' ', '-');
  return `${month}-${kind}${part === 1 ? '' : `-part-${part}`}.${format}`;
};

const kindsOf = ({ stage }: ReviewRow): readonly PackKind[] => {
  if (stage === 'open') return [];
  return stage === 'closed' ? ['pack', 'record'] : ['pack'];
};

const askedOf = (review: ReviewRow): readonly Asked[] =>
  kindsOf(review).flatMap((kind) => PACK_PARTS.map((part): Asked => ({ kind, part })));

/** A pack that was not issued before the close stays unissued. */
const isToBeIssued = ({ stage, issued, corrections }: ReviewRow, { kind, part }: Asked): boolean =>
  (kind === 'record' || stage === 'frozen') &&
  !issued.some(
    (each) =>
      each.kind === kind &&
      each.part === part &&
      (kind === 'record' || each.version === corrections.length + 1),
  );

/** Records that a pack was issued, with its digest, where the example does not say so itself. */
const issue = async (
  { address }: DemoService,
  { reviewId }: ReviewRow,
  asked: Asked,
  token: string,
): Promise<void> => {
  const path = `/v1/reviews/${reviewId}/packs`;
  const answer = await ask(address, { method: 'POST', path, token, body: asked });
  if (!answer.ok)
    throw new Failure(`POST ${path} ${answer.status} ${answer.problem}`, answer.faults);
};

/**
 * Issues pack and record of every review whose position is frozen, each in its parts, and writes them in every format.
 * @returns the files, in the order of the reviews
 */
export const issuePacks = async (
  demo: DemoService,
  token: string,
  folder: string,
): Promise<readonly string[]> => {
  const { runtime } = demo.service;
  const files: string[] = [];
  mkdirSync(folder, { recursive: true });
  for (const review of await reviewsIn(runtime.eventStore)) {
    for (const asked of askedOf(review)) {
      const which = { reviewId: review.reviewId, ...asked };
      const pack =
        asked.part === 2
          ? await partTwoIfAny({ service: demo.address, token }, which)
          : await packIfAny(runtime, which);
      if (!pack) continue;
      if (isToBeIssued(review, asked)) await issue(demo, review, asked, token);
      for (const format of FORMATS) {
        const file = join(folder, fileName(review, asked, format));
        writeOwnerOnly(file, await pack.as(format));
        files.push(file);
      }
    }
  }
  return files;
};
