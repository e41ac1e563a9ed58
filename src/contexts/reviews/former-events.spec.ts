import { describe, expect, it } from '@jest/globals';
import { sealedText } from '../../../test/support/decider-given.js';
import { digest } from '../../../test/support/review-given.js';
import { bothGroups, review, timetable } from '../../../test/support/review-story.js';
import { reviewUpcasters } from './former-events.js';

const upcast = (from: string, data: object): unknown =>
  reviewUpcasters.find((step) => step.from === from)?.upcast(data as never);

describe('what was recorded in former versions', () => {
  it('was issued as Part 1, whatever is restricted left out', () => {
    const pack = { ...review, kind: 'pack', version: 1, packFormat: 1, digest };
    expect(upcast('pack-issued.v1', pack)).toEqual({ ...pack, part: 1 });
  });

  it('was judged on the only position that there was, at a meeting that nobody wrote down', () => {
    const judgement = {
      ...review,
      ...bothGroups[0],
      outcomes: 'assured',
      impact: 'assured',
      judgement: sealedText('judgement'),
    };
    expect(upcast('group-judged.v1', judgement)).toEqual({ ...judgement, positionVersion: 1 });
  });

  it('was opened by a calendar, and asked at a meeting, that nobody wrote down', () => {
    const opened = { ...review, ...timetable, title: 'End of year', point: 'end-of-year' };
    expect(upcast('review-opened.v1', opened)).toEqual(opened);
    const question = { ...review, ...bothGroups[0], question: sealedText('question') };
    expect(upcast('challenge-raised.v1', question)).toEqual(question);
  });
});
