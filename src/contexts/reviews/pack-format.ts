/** The format in which a position frozen today is written, for ever. */
export const PACK_FORMAT = 2;
