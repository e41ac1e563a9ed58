const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What evidence may be, with the endings that a name of its kind has. */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  [`${OFFICE}.presentationml.presentation`]: ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(MEDIA_TYPES));

export const isAllowedType = (mediaType: string): boolean => ENDINGS.has(mediaType);

/** The part of a name behind its last dot, in small letters. */
const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

export const endsAs = (name: string, mediaType: string): boolean =>
  name.includes('.') && (ENDINGS.get(mediaType) ?? []).includes(endingOf(name));
