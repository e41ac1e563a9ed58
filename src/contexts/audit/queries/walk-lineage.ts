import type { TracedEvent } from '../../../../projections/lineage/lineage.js';
import {
  keyOf,
  type Link,
  type LinkKind,
  type Naming,
  type NodeKind,
  type NodeRef,
  OBJECT_FOLLOWS,
} from '../../../../projections/lineage/nodes.js';
import type { RestrictedRecord } from '../../../kernel/marking.js';
import { keyOf as recordKey, type Readable } from '../../../platform/http/restricted.js';
import type { EventReference } from '../../../../projections/register-entry.js';

export const DIRECTIONS = ['upstream', 'itself', 'downstream'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A thing by its kind and id, and by what people call it. */
export interface LineageRecord {
  readonly kind: NodeKind;
  readonly id: string;
  readonly reference?: string;
  readonly title?: string;
}

/** How two things of a lineage hang together: `subject kind object`. */
export interface LineageLink {
  readonly subject: LineageRecord;
  readonly kind: LinkKind;
  readonly object: LineageRecord;
}

/** Something that happened, and where in the chain it belongs. */
export interface LineageItem {
  readonly direction: Direction;
  /** How many links it is away. */
  readonly steps: number;
  /** What it happened to: of the things it is about, the one that is nearest. */
  readonly record: LineageRecord;
  /** In words. */
  readonly what: string;
  readonly event: EventReference;
  /** What this event linked, within the chain. */
  readonly links: readonly LineageLink[];
}

/** Everything that a thing came from and led to, in the order of recording. */
export interface Lineage {
  /** What was asked about. */
  readonly of: LineageRecord;
  readonly items: readonly LineageItem[];
  /** How many things of the chain are left out, with what lies beyond, because they are restricted. */
  readonly withheld: number;
}

/** Which thing, and how far. */
export interface LineageQuestion {
  /** An id, `kind:id`, or a reference. */
  readonly ref: string;
  /** At most so many links away; however far, where it is not said. */
  readonly steps?: number;
  /** By what the reader reads which of `restrictedRecords`. */
  readonly readable: Readable;
}

interface Known {
  readonly node: NodeRef;
  readonly naming: Naming;
  readonly firstAt: bigint;
}

/** Everything that is recorded, by how it hangs together. */
export interface LineageGraph {
  /** In the order of recording. */
  readonly events: readonly TracedEvent[];
  readonly nodes: ReadonlyMap<string, Known>;
  /** What each thing came from, and what came of it. */
  readonly upstream: ReadonlyMap<string, ReadonlySet<string>>;
  readonly downstream: ReadonlyMap<string, ReadonlySet<string>>;
}

const endsOf = ({
  subject,
  kind,
  object,
}: Link): readonly [upstream: string, downstream: string] =>
  OBJECT_FOLLOWS[kind] ? [keyOf(subject), keyOf(object)] : [keyOf(object), keyOf(subject)];

/** @param traced everything that the view holds, in any order */
export const graphOf = (traced: readonly TracedEvent[]): LineageGraph => {
  const events = traced.toSorted((one, other) =>
    BigInt(one.event.position) < BigInt(other.event.position) ? -1 : 1,
  );
  const nodes = new Map<string, Known>();
  const upstream = new Map<string, Set<string>>();
  const downstream = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, other: string): void => {
    to.set(key, (to.get(key) ?? new Set()).add(other));
  };
  for (const { of, links, event } of events) {
    for (const { node, ...naming } of of) {
      const key = keyOf(node);
      const known = nodes.get(key);
      const firstAt = known?.firstAt ?? BigInt(event.position);
      nodes.set(key, { node, firstAt, naming: { ...known?.naming, ...naming } });
    }
    for (const link of links) {
      const [above, below] = endsOf(link);
      add(upstream, below, above);
      add(downstream, above, below);
    }
  }
  return { events, nodes, upstream, downstream };
};

/** The restricted record that a thing is, or is a part of. */
const restrictedOf = (graph: LineageGraph, key: string): RestrictedRecord | undefined => {
  const known = graph.nodes.get(key);
  if (!known) return undefined;
  const { marking, within, bodyId, planId } = known.naming;
  if (within) {
    const above = restrictedOf(graph, keyOf(within));
    if (above || marking !== 'restricted') return above;
    return { kind: within.kind, recordId: within.id };
  }
  if (marking !== 'restricted') return undefined;
  const { kind, id } = known.node;
  return { kind, recordId: id, ...(bodyId && { bodyId }), ...(planId && { planId }) };
};

/** All that is restricted: to be judged for a reader before the walk. */
export const restrictedRecords = (graph: LineageGraph): readonly RestrictedRecord[] =>
  [...graph.nodes.keys()].flatMap((key) => restrictedOf(graph, key) ?? []);

/** Where a walk goes, and where it must not. */
interface Walk {
  readonly along: LineageGraph['upstream'];
  readonly steps: number;
  readonly isHidden: (key: string) => boolean;
}

/** How many links everything is away that can be reached; what is hidden is left out, with what lies beyond it. */
const reached = (start: string, { along, steps, isHidden }: Walk): ReadonlyMap<string, number> => {
  const away = new Map([[start, 0]]);
  for (const [key, distance] of away) {
    if (distance === steps) continue;
    for (const next of along.get(key) ?? []) {
      if (!away.has(next) && !isHidden(next)) away.set(next, distance + 1);
    }
  }
  return away;
};

/** Everything that a reference or an id can mean, by its key. */
const meantBy = (graph: LineageGraph, ref: string): readonly (readonly [string, Known])[] =>
  [...graph.nodes].filter(
    ([key, { node, naming }]) => key === ref || node.id === ref || naming.reference === ref,
  );

/** The thing that is meant, where it is one and may be seen. */
const found = (graph: LineageGraph, ref: string, isHidden: Walk['isHidden']): Known | undefined =>
  meantBy(graph, ref).find(([key]) => !isHidden(key))?.[1];

/** The restricted records that somebody asks about who asks for this. */
export const restrictedMeant = (graph: LineageGraph, ref: string): readonly RestrictedRecord[] => {
  const records = meantBy(graph, ref).flatMap(([key]) => restrictedOf(graph, key) ?? []);
  return [...new Map(records.map((record) => [recordKey(record), record])).values()];
};

interface Place {
  readonly direction: Direction;
  readonly steps: number;
}

/** Where everything stands. What comes before as well as after, as a plan and the decision on it, goes by what began first. */
const placesOf = (graph: LineageGraph, start: string, walk: Omit<Walk, 'along'>) => {
  const above = reached(start, { ...walk, along: graph.upstream });
  const below = reached(start, { ...walk, along: graph.downstream });
  const begun = (key: string): bigint => graph.nodes.get(key)?.firstAt ?? 0n;
  const places = new Map<string, Place>();
  for (const [key, steps] of [...above, ...below]) {
    const isAbove = above.has(key) && (!below.has(key) || begun(key) < begun(start));
    const direction = isAbove ? 'upstream' : 'downstream';
    places.set(key, {
      direction: key === start ? 'itself' : direction,
      steps: (isAbove ? above.get(key) : below.get(key)) ?? steps,
    });
  }
  return places;
};

/** A judgement is called by its group and its review. */
const judgementTitle = ({ nodes }: LineageGraph, { id }: NodeRef): string => {
  const [reviewId, bodyId] = id.split(':');
  const called = [`body:${bodyId}`, `review:${reviewId}`].map(
    (key) => nodes.get(key)?.naming.title ?? key,
  );
  return called.join(', ');
};

const shownAs = (graph: LineageGraph, node: NodeRef): LineageRecord => {
  const { reference, title: own } = graph.nodes.get(keyOf(node))?.naming ?? {};
  const title = node.kind === 'judgement' ? judgementTitle(graph, node) : own;
  return {
    ...node,
    ...(reference !== undefined && { reference }),
    ...(title !== undefined && { title }),
  };
};

const nearest = (of: TracedEvent['of'], places: ReadonlyMap<string, Place>) =>
  of
    .flatMap(({ node }) => {
      const place = places.get(keyOf(node));
      return place ? [{ node, ...place }] : [];
    })
    .toSorted((one, other) => one.steps - other.steps)[0];

interface Telling {
  readonly graph: LineageGraph;
  readonly places: ReadonlyMap<string, Place>;
  /** Links that an earlier event made: each is told once. */
  readonly told: Set<string>;
}

/** An event as it stands in the chain; none where it is about nothing in it. */
const itemOf = (
  { graph, places, told }: Telling,
  { of, links, event, what }: TracedEvent,
): readonly LineageItem[] => {
  const about = nearest(of, places);
  if (!about) return [];
  const { node, ...place } = about;
  const isNear = (each: NodeRef): boolean => places.has(keyOf(each));
  const isNews = ({ subject, kind, object }: Link): boolean => {
    const said = [keyOf(subject), kind, keyOf(object)].join(' ');
    return !told.has(said) && told.add(said).has(said);
  };
  const shown = links
    .filter((link) => isNear(link.subject) && isNear(link.object) && isNews(link))
    .map(({ subject, kind, object }) => ({
      subject: shownAs(graph, subject),
      kind,
      object: shownAs(graph, object),
    }));
  return [{ ...place, record: shownAs(graph, node), what, event, links: shown }];
};

/**
 * From where a thing came and to what it led, through every register.
 * @returns undefined where there is no such thing, or the reader may not read it
 */
export const walkLineage = (
  graph: LineageGraph,
  { ref, steps = Number.POSITIVE_INFINITY, readable }: LineageQuestion,
): Lineage | undefined => {
  const isWithheld = (key: string): boolean => {
    const record = restrictedOf(graph, key);
    return record !== undefined && !readable.has(recordKey(record));
  };
  const start = found(graph, ref, isWithheld);
  if (!start) return undefined;
  const hidden = new Set<string>();
  const isHidden = (key: string): boolean => {
    if (isWithheld(key)) hidden.add(key);
    return hidden.has(key);
  };
  const places = placesOf(graph, keyOf(start.node), { steps, isHidden });
  const told = new Set<string>();
  const items = graph.events.flatMap((traced) => itemOf({ graph, places, told }, traced));
  return { of: shownAs(graph, start.node), items, withheld: hidden.size };
};
