import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';

/** How long a finding stands †. */
export const AGE_BANDS = ['up-to-90-days', 'up-to-180-days', 'up-to-365-days', 'longer'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export interface FindingAge {
  readonly ageInDays: number;
  readonly ageBand: AgeBand;
}

const bandOf = (days: number): AgeBand => {
  if (days <= 90) return 'up-to-90-days';
  if (days <= 180) return 'up-to-180-days';
  return days <= 365 ? 'up-to-365-days' : 'longer';
};

/** How long a finding has stood on a day; a closed one as long as it stood open. */
export const ageOf = (
  { raisedOn, closedOn }: { readonly raisedOn: PlainDate; readonly closedOn?: PlainDate },
  today: PlainDate,
): FindingAge => {
  const ageInDays = daysBetween(raisedOn, closedOn ?? today);
  return { ageInDays, ageBand: bandOf(ageInDays) };
};
