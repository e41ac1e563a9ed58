/** Written in a file or on paper, and in an address, alike. */
export const SEED_PATTERN = '^[A-Za-z0-9._-]{1,64}$';
export const MAX_SAMPLE = 500;
export const DEFAULT_SAMPLE = 10;
