/** Who may see something: everybody, the agencies of the partnership, or those cleared for it. */
export const MARKINGS = ['public', 'partnership', 'restricted'] as const;
export type Marking = (typeof MARKINGS)[number];

/** A record, or a part of one, that is restricted: as much of it as must be known to judge who may read it. */
export interface RestrictedRecord {
  /** `action`, `decision`, `part-2`. */
  readonly kind: string;
  readonly recordId: string;
  readonly bodyId?: string;
  readonly planId?: string;
  /** Of an action, where the document says so. */
  readonly ownerId?: string;
  readonly leadAgencyId?: string;
}

/** Why somebody can read a restricted record. */
export const READING_BASES = [
  'secretariat',
  'office',
  'ownership',
  'lead-agency',
  'grant',
] as const;

export type ReadingBasis = (typeof READING_BASES)[number];

/** By what somebody reads a restricted record. */
export interface WhyRead {
  readonly basis: ReadingBasis;
  /** The grant by which they do. */
  readonly grantId?: string;
}
