import type { RestrictedRecord, WhyRead } from '../../kernel/marking.js';
import type { Document, Projection } from '../../kernel/projection.js';

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

const isRestricted = (value: unknown): value is Part =>
  isPart(value) && 'marking' in value && value['marking'] === 'restricted';

/** A condition under which restricted records are not even counted. */
export const NOT_RESTRICTED = { marking: { $ne: 'restricted' } } as const;

/** Two that are called the same are the same record. */
export const keyOf = ({ kind, recordId }: RestrictedRecord): string => `${kind} ${recordId}`;

const textOf = (part: Part, name: string): string | undefined => {
  const value = part[name];
  return typeof value === 'string' ? value : undefined;
};

/** A document as a record of its kind. */
export const recordOf = (kind: string, recordId: string, document: object): RestrictedRecord => {
  const part = document as Part;
  const named = ['planId', 'ownerId', 'leadAgencyId'].flatMap((name) => {
    const value = textOf(part, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // A homicide review is the record of the partnership that commissioned it.
  const bodyId = textOf(part, 'bodyId') ?? textOf(part, 'cspId');
  return { kind, recordId, ...(bodyId !== undefined && { bodyId }), ...Object.fromEntries(named) };
};

/** What a view's documents are about: their view says so, or stands for it. */
export const kindOf = <Doc extends Document>({
  about,
  name,
}: Pick<Projection<Doc, never>, 'about' | 'name'>): string => about ?? name;

/**
 * Whose part a restricted part is: an action's, where it names one (a plan lists actions, and their changes by
 * subject), else that of the record that it stands in.
 */
const recordIn = (part: Part, within: RestrictedRecord): RestrictedRecord => {
  const actionId = textOf(part, 'actionId') ?? textOf(part, 'subjectId');
  if (actionId === undefined || within.kind === 'action') return within;
  const { bodyId, planId } = within;
  const above = { ...(bodyId && { bodyId }), ...(planId && { planId }) };
  return { ...above, ...recordOf('action', actionId, part) };
};

/** Every record of which a document holds something restricted, itself among them. */
export const restrictedIn = (
  document: unknown,
  record: RestrictedRecord,
): readonly RestrictedRecord[] => {
  const found = new Map<string, RestrictedRecord>();
  const look = (value: unknown, within: RestrictedRecord): void => {
    if (Array.isArray(value)) {
      for (const item of value) look(item, within);
      return;
    }
    if (!isPart(value)) return;
    const of = isRestricted(value) ? recordIn(value, within) : within;
    if (isRestricted(value)) found.set(keyOf(of), of);
    for (const name in value) look(value[name], of);
  };
  look(document, record);
  return [...found.values()];
};

/** By what somebody reads which records, by their keys. What is not in it, they may not read. */
export type Readable = ReadonlyMap<string, WhyRead>;

/** A document without the restricted parts that may not be read; undefined where it is such a part itself. */
export const asReadable = <T>(
  value: T,
  record: RestrictedRecord,
  readable: Readable,
): T | undefined => {
  const within = isRestricted(value) ? recordIn(value, record) : record;
  if (isRestricted(value) && !readable.has(keyOf(within))) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => asReadable(item, within, readable));
    return items.filter((item) => item !== undefined) as T;
  }
  if (!isPart(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, asReadable(member, within, readable)]),
  ) as T;
};
