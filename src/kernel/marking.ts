/** Who may see something: everybody, the agencies of the partnership, or those cleared for it. */
export const MARKINGS = ['public', 'partnership', 'restricted'] as const;
export type Marking = (typeof MARKINGS)[number];
