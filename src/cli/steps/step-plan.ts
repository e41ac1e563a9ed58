import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isPlainDate, type PlainDate } from '../../kernel/plain-date.js';
import { Failure } from '../terminal.js';
import { namesIn } from './references.js';
import { parseStepFile, type StepActor, type StepFile, type Upload } from './step-file.js';

/** One request to the public API, with its place in the files. */
export interface Step {
  /** Name of the file, without folder. */
  readonly file: string;
  /** From 0, in the file. */
  readonly index: number;
  readonly at: string;
  readonly as: string;
  readonly post: string;
  readonly name?: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Sent in place of the body. */
  readonly upload?: Upload;
}

/** All steps of all files, in the order in which they are sent. */
export interface StepPlan {
  readonly actors: ReadonlyMap<string, StepActor>;
  readonly steps: readonly Step[];
}

/** Where a step stands, for whoever looks it up. */
export const placeOf = ({ file, index, name }: Step): string =>
  `${file}, step ${index}${name === undefined ? '' : ` (${name})`}`;

const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;
const LOOKS_LIKE_A_DATE = /^\d{4}-\d{2}-\d{2}$/;

const isMoment = (text: string): boolean => isPlainDate(MOMENT.exec(text)?.[1]);

const datesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return LOOKS_LIKE_A_DATE.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(datesIn);
};

const filesOf = (path: string): readonly string[] => {
  if (!existsSync(path)) throw new Failure(`There is no file or folder ${path}`);
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new Failure(`There is no step file in ${path}`);
  return files.toSorted().map((name) => join(path, name));
};

type NamedFile = readonly [name: string, file: StepFile];

const readFiles = (paths: readonly string[], faults: string[]): readonly NamedFile[] => {
  const files = new Map<string, StepFile>();
  for (const path of paths.flatMap(filesOf)) {
    const name = basename(path);
    const read = parseStepFile(readFileSync(path));
    if (read.faults) faults.push(...read.faults.map((fault) => `${name}: ${fault}`));
    else if (files.has(name)) faults.push(`${name}: a second file of that name`);
    else files.set(name, read.file);
  }
  return [...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
};

const actorsOf = (
  files: readonly NamedFile[],
  faults: string[],
): ReadonlyMap<string, StepActor> => {
  const actors = new Map<string, StepActor>();
  for (const [name, { actors: some = {} }] of files) {
    for (const [key, actor] of Object.entries(some)) {
      const known = actors.get(key);
      const same =
        known?.id === actor.id && known.role === actor.role && known.agency === actor.agency;
      if (known && !same) faults.push(`${name}: the actor ${key} is somebody else in another file`);
      actors.set(key, actor);
    }
  }
  return actors;
};

const stepsOf = (files: readonly NamedFile[]): readonly Step[] =>
  files
    .flatMap(([file, { steps }]) =>
      steps.map((step, index): Step => ({ body: {}, ...step, file, index })),
    )
    // Sorting is stable: at the same moment the order is that of the files, then that in the file.
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));

const stepFaults = (
  step: Step,
  { actors }: Pick<StepPlan, 'actors'>,
  made: ReadonlySet<string>,
  named: ReadonlySet<string>,
): readonly string[] => {
  const actor = actors.get(step.as);
  const references = namesIn([step.post, step.body, actor?.agency]);
  return [
    ...(isMoment(step.at) ? [] : [`${step.at} is not a moment as 2021-04-20T10:00:00Z`]),
    ...(actor ? [] : [`no actor is named ${step.as}`]),
    ...datesIn(step.body)
      .filter((date) => !isPlainDate(date))
      .map((date) => `${date} is not a date of the calendar`),
    ...references
      .filter((name) => !made.has(name))
      .map((name) => `$${name} is ${named.has(name) ? 'made only later' : 'made by no step'}`),
    ...(step.name !== undefined && made.has(step.name) ? [`a second step named ${step.name}`] : []),
  ];
};

/**
 * Reads step files, and checks everything that can be checked before the first request.
 * @throws Failure with every fault of every file
 */
export const readStepPlan = (paths: readonly string[]): StepPlan => {
  const faults: string[] = [];
  const files = readFiles(paths, faults);
  const plan: StepPlan = { actors: actorsOf(files, faults), steps: stepsOf(files) };
  const named = new Set(plan.steps.flatMap(({ name }) => name ?? []));
  const made = new Set<string>();
  for (const step of plan.steps) {
    const found = stepFaults(step, plan, made, named);
    faults.push(...found.map((fault) => `${placeOf(step)}: ${fault}`));
    if (step.name !== undefined) made.add(step.name);
  }
  if (faults.length > 0) throw new Failure('The steps have faults; nothing was sent', faults);
  return plan;
};

/** Only what happened up to the end of a day, as the clock of the steps tells it. */
export const stepsUntil = (plan: StepPlan, lastDay: PlainDate): StepPlan => ({
  ...plan,
  steps: plan.steps.filter(({ at }) => at.slice(0, lastDay.length) <= lastDay),
});
