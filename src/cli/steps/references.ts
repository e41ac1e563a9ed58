/** The answer to a step that has a name: its fields, and the ids of its parts. */
export type StepAnswer = Readonly<Record<string, unknown>>;

/** `$board`, `$board-meeting-1.2` (part 2), `$decision.reference`; `$$` stands for a dollar sign. */
const REFERENCE = /\$(?:\$|([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(?:\.([A-Za-z0-9]+))?)/g;

/** What a step names cannot be found in the answer of the step that it names. */
export class ReferenceNotFound extends Error {}

const strings = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
};

/** The names of all steps that a value refers to, wherever they stand in it. */
export const namesIn = (value: unknown): readonly string[] => [
  ...new Set(
    strings(value).flatMap((text) =>
      [...text.matchAll(REFERENCE)].flatMap(([, name]) => (name === undefined ? [] : [name])),
    ),
  ),
];

const lookUp = (
  answers: ReadonlyMap<string, StepAnswer>,
  name: string,
  field: string | undefined,
): string | number => {
  const answer = answers.get(name);
  const parts = answer?.['parts'] as StepAnswer | undefined;
  const found = field === undefined ? answer?.['id'] : (parts?.[field] ?? answer?.[field]);
  if (typeof found === 'string' || typeof found === 'number') return found;
  throw new ReferenceNotFound(
    `$${name}${field === undefined ? '' : `.${field}`} is not in the answer to ${name}`,
  );
};

const inText = (text: string, answers: ReadonlyMap<string, StepAnswer>): string | number => {
  const [whole] = text.matchAll(REFERENCE);
  if (whole?.[0] === text && whole[1] !== undefined) return lookUp(answers, whole[1], whole[2]);
  return text.replaceAll(REFERENCE, (_, name: string | undefined, field: string | undefined) =>
    name === undefined ? '$' : String(lookUp(answers, name, field)),
  );
};

/** The value with every reference replaced. @throws ReferenceNotFound */
export const resolved = <T>(value: T, answers: ReadonlyMap<string, StepAnswer>): T => {
  const replace = (each: unknown): unknown => {
    if (typeof each === 'string') return inText(each, answers);
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) return each.map(replace);
    return Object.fromEntries(Object.entries(each).map(([key, member]) => [key, replace(member)]));
  };
  return replace(value) as T;
};
