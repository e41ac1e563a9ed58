import { Compile } from 'typebox/compile';
import { metadataSchema } from './envelope-schema.js';
import type { DomainEvent } from './envelope.js';
import type { Static, TSchema } from './event-schema.js';

/** What the registry knows of one version of one event type. */
export interface EventDefinition<Schema extends TSchema = TSchema> {
  /** What happened, as a reader of the history sees it: "Target date moved". */
  readonly title: string;
  readonly schema: Schema;
  /**
   * May be recorded with an effective date earlier than its stream's last one (an update, an observation, a correction).
   * Its `evolve` must commute: "latest" is the greatest (effectiveAt, revision), never the last to arrive.
   */
  readonly late?: boolean;
}

export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

/** Names a context's events. The keys are wire names with a version, kept for ever. */
export const defineEvents = <const Definitions extends EventDefinitions>(
  definitions: Definitions,
): Definitions => definitions;

/** The union of the facts that a set of definitions describes. */
export type EventsOf<Definitions extends EventDefinitions> = {
  [Type in keyof Definitions & string]: DomainEvent<Type, Static<Definitions[Type]['schema']>>;
}[keyof Definitions & string];

/** Turns the data of one version into the data of the next, in memory; what is stored never changes. */
export interface Upcaster {
  readonly from: string;
  readonly to: string;
  readonly upcast: (data: never) => unknown;
}

export class UnknownEventType extends Error {}
export class EventDoesNotFitSchema extends Error {}

/** All event types that this program can read, with their schemas and the steps from old versions to new. */
export interface EventRegistry {
  readonly types: readonly string[];
  definition(type: string): EventDefinition;
  isLate(type: string): boolean;
  /** @throws UnknownEventType, EventDoesNotFitSchema */
  check(type: string, data: unknown): void;
  /** What stands beside a fact. @throws EventDoesNotFitSchema naming every member that does not fit */
  checkMetadata(type: string, metadata: unknown): void;
  /** The fact in its newest version, checked before and after. @throws UnknownEventType, EventDoesNotFitSchema */
  upcast(type: string, data: unknown): DomainEvent;
}

const VERSIONED = /^([a-z][a-z0-9-]*)\.v([1-9][0-9]*)$/;

interface Versioned {
  readonly name: string;
  readonly version: number;
}

const versionOf = (type: string): Versioned => {
  const match = VERSIONED.exec(type);
  if (!match?.[1] || !match[2]) throw new Error(`Event type without a version: ${type}`);
  return { name: match[1], version: Number(match[2]) };
};

const isNext = (from: Versioned, to: Versioned): boolean =>
  from.name === to.name && to.version === from.version + 1;

/** What an unmarked part of a schema may be: without any text, or made of parts that are looked at one by one. */
interface SchemaNode {
  readonly 'x-content'?: unknown;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly patternProperties?: unknown;
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly additionalItems?: unknown;
  readonly anyOf?: readonly SchemaNode[];
}

const WITHOUT_TEXT: ReadonlySet<unknown> = new Set(['boolean', 'integer', 'null']);

/**
 * Paths at which a text could stand that is marked neither plain nor sealed: it would reach the store unexamined.
 * What is not known to be closed is open.
 */
const unmarkedTexts = (node: SchemaNode, path: string): readonly string[] => {
  if (node['x-content'] === 'plain' || node['x-content'] === 'sealed') return [];
  if (WITHOUT_TEXT.has(node.type)) return [];
  if (node.anyOf) return node.anyOf.flatMap((each) => unmarkedTexts(each, path));
  if (node.type === 'array' && node.items) {
    return [node.items].flat().flatMap((item) => unmarkedTexts(item, `${path}/*`));
  }
  if (node.type === 'object' && node.additionalProperties === false && !node.patternProperties) {
    return Object.entries(node.properties ?? {}).flatMap(([name, member]) =>
      unmarkedTexts(member, `${path}/${name}`),
    );
  }
  return [path];
};

/** Every gap in the chain of versions, and every step beside it: the start fails on one. */
const chainFaults = (
  types: ReadonlySet<string>,
  upcasters: readonly Upcaster[],
): readonly string[] => {
  const newest = new Map<string, number>();
  for (const { name, version } of [...types].map(versionOf)) {
    newest.set(name, Math.max(version, newest.get(name) ?? 0));
  }
  const steps = new Set<string>();
  const astray = upcasters.flatMap(({ from, to }) => {
    const known = steps.has(`${from}>${to}`);
    steps.add(`${from}>${to}`);
    if (known) return [`the step from ${from} to ${to} is there twice`];
    return types.has(from) && types.has(to) && isNext(versionOf(from), versionOf(to))
      ? []
      : [`a step from ${from} to ${to} leads to no next version`];
  });
  const gaps = [...newest].flatMap(([name, last]) =>
    Array.from({ length: last }, (_, index) => index + 1).flatMap((version) => {
      const type = `${name}.v${version}`;
      if (!types.has(type)) return [`${type} has no schema`];
      const next = `${name}.v${version + 1}`;
      return version < last && !steps.has(`${type}>${next}`)
        ? [`no step from ${type} to ${next}`]
        : [];
    }),
  );
  return [...gaps, ...astray];
};

type Checked = Pick<ReturnType<typeof Compile>, 'Check' | 'Errors'>;

const checkedMetadata: Checked = Compile(metadataSchema);

const mustFit = (what: string, checked: Checked, value: unknown): void => {
  if (checked.Check(value)) return;
  const faults = checked
    .Errors(value)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw new EventDoesNotFitSchema(`${what}: ${faults.join('; ')}`);
};

/**
 * Builds the registry, and refuses a set of definitions in which a stored event could become unreadable.
 * @throws Error naming every gap, double, step astray and unmarked text
 */
export const createEventRegistry = (
  sets: readonly EventDefinitions[],
  upcasters: readonly Upcaster[] = [],
): EventRegistry => {
  const definitions = new Map<string, EventDefinition>();
  const faults: string[] = [];
  for (const [type, definition] of sets.flatMap((set) => Object.entries(set))) {
    if (definitions.has(type)) faults.push(`${type} is defined twice`);
    faults.push(
      ...unmarkedTexts(definition.schema, type).map((at) => `${at} is neither plain nor sealed`),
    );
    definitions.set(type, definition);
  }
  faults.push(...chainFaults(new Set(definitions.keys()), upcasters));
  if (faults.length > 0) throw new Error(`The event registry has faults:\n${faults.join('\n')}`);

  const steps = new Map(upcasters.map((step) => [step.from, step]));

  const definition = (type: string): EventDefinition => {
    const found = definitions.get(type);
    if (!found) throw new UnknownEventType(`No schema for event type ${type}`);
    return found;
  };
  // Each is compiled when it is first used: a program that starts uses few of them.
  const checks = new Map<string, Checked>();
  const checkOf = (type: string): Checked => {
    const known = checks.get(type) ?? Compile(definition(type).schema);
    checks.set(type, known);
    return known;
  };
  const check = (type: string, data: unknown): void => mustFit(type, checkOf(type), data);
  const upcast = (type: string, data: unknown): DomainEvent => {
    check(type, data);
    const step = steps.get(type);
    return step ? upcast(step.to, step.upcast(data as never)) : { type, data };
  };
  return {
    types: [...definitions.keys()].toSorted(),
    definition,
    isLate: (type) => definition(type).late ?? false,
    check,
    checkMetadata: (type, metadata) => {
      mustFit(`${type}, metadata`, checkedMetadata, metadata);
    },
    upcast,
  };
};
