import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewRow } from '../../../projections/review-register/review-register.js';
import type { PackKind } from '../../contexts/reviews/queries/pack-at-cut.js';
import { writeOwnerOnly } from '../../platform/personal-data/owner-only-file.js';
import { ask } from '../api-client.js';
import { reviewsIn } from '../packs/find-review.js';
import { PACK_FILE_FORMATS, packIn } from '../packs/pack-in.js';
import { Failure } from '../terminal.js';
import type { DemoService } from './demo-service.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** Named after the meeting: `march-2022-pack.html`. */
const fileName = ({ timetable }: ReviewRow, kind: PackKind, format: string): string => {
  const month = MONTH.format(new Date(timetable.meetingDate)).toLowerCase().replace(' ', '-');
  return `${month}-${kind}.${format}`;
};

const kindsOf = ({ stage }: ReviewRow): readonly PackKind[] => {
  if (stage === 'open') return [];
  return stage === 'closed' ? ['pack', 'record'] : ['pack'];
};

/** Records that a pack was issued, with its digest, where the example does not say so itself. */
const issue = async (
  { address }: DemoService,
  { reviewId }: ReviewRow,
  kind: PackKind,
  token: string,
): Promise<void> => {
  const path = `/v1/reviews/${reviewId}/packs`;
  const answer = await ask(address, { method: 'POST', path, token, body: { kind } });
  if (!answer.ok)
    throw new Failure(`POST ${path} ${answer.status} ${answer.problem}`, answer.faults);
};

/**
 * Issues pack and record of every review whose position is frozen, and writes them as HTML and JSON.
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
    for (const kind of kindsOf(review)) {
      if (!review.issued.some((issued) => issued.kind === kind))
        await issue(demo, review, kind, token);
      const pack = await packIn(runtime, review.reviewId, kind);
      for (const format of PACK_FILE_FORMATS) {
        const file = join(folder, fileName(review, kind, format));
        writeOwnerOnly(file, pack.as(format));
        files.push(file);
      }
    }
  }
  return files;
};
