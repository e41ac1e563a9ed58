import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { prioritiesEvents } from '../../src/contexts/delivery-plans/contract.js';
import { eventRegistry } from '../../src/event-registry.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import type { Metadata } from '../../src/kernel/envelope.js';
import { createEventRegistry, type EventRegistry } from '../../src/kernel/event-registry.js';
import { plainText, record } from '../../src/kernel/event-schema.js';

/*
 * One stored event of every type and version that was ever written, as it lies in a ledger, with the SHA-256 of the
 * bytes it lies there as. A file is written once, with the first release of its version, and never changed after:
 * a program that cannot read it cannot read somebody's ledger.
 */

interface Golden {
  readonly eventId: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: Metadata;
  readonly digests: { readonly data: string; readonly metadata: string };
}

const FOLDER = fileURLToPath(new URL('events/', import.meta.url));

const goldens: ReadonlyMap<string, Golden> = new Map(
  readdirSync(FOLDER)
    .toSorted()
    .map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Golden,
    ]),
);

const digestOf = (value: unknown): string => hash('sha256', canonicalJson(value), 'hex');

const readingFault = (registry: EventRegistry, golden: Golden): string | undefined => {
  try {
    const { type } = registry.upcast(golden.type, golden.data);
    const newest = registry.types.filter((each) => nameOf(each) === nameOf(type)).length;
    return type === `${nameOf(type)}.v${newest}` ? undefined : `is read as ${type} only`;
  } catch (fault) {
    return (fault as Error).message;
  }
};

const nameOf = (type: string): string => type.replace(/\.v\d+$/, '');

/** Everything by which a program and the files of what was ever written do not fit together. */
const faultsOf = (
  registry: EventRegistry,
  files: ReadonlyMap<string, Golden>,
): readonly string[] => [
  ...registry.types.filter((type) => !files.has(type)).map((type) => `${type} has no golden file`),
  ...[...files].flatMap(([name, golden]) => {
    const fault = readingFault(registry, golden);
    return fault === undefined ? [] : [`${name}: ${fault}`];
  }),
];

describe('every event that was ever written', () => {
  it('has a golden file, and can be read up to its newest version', () => {
    expect(faultsOf(eventRegistry, goldens)).toEqual([]);
    expect(goldens.size).toBe(eventRegistry.types.length);
  });

  it.each([...goldens])('%s has the bytes that it always had', (name, golden) => {
    const { type, data, metadata, digests } = golden;
    expect(type).toBe(name);
    expect({ data: digestOf(data), metadata: digestOf(metadata) }).toEqual(digests);
    expect(() => eventRegistry.checkMetadata(name, metadata)).not.toThrow();
  });

  it.each([...goldens])('%s was sealed for its own place', (_, { data, eventId }) => {
    const places = [...JSON.stringify(data).matchAll(/"at":"([^"]+)"/g)].map(([, at]) => at);
    expect(places.filter((at) => !at?.includes(`/${eventId}/`))).toEqual([]);
  });
});

describe('a program that lost something', () => {
  it('is found out by a type that it no longer knows', () => {
    const without = createEventRegistry([prioritiesEvents]);
    const faults = faultsOf(without, goldens);
    expect(faults).toHaveLength(goldens.size - 1);
    expect(faults).toContain('plan-drafted.v1: No schema for event type plan-drafted.v1');
  });

  it('is found out by a type that has no golden file yet', () => {
    const files = new Map([...goldens].filter(([name]) => name !== 'plan-drafted.v1'));
    expect(faultsOf(eventRegistry, files)).toEqual(['plan-drafted.v1 has no golden file']);
  });

  it('is found out by a schema that no longer takes what was written', () => {
    const narrower = {
      ...prioritiesEvents,
      'priorities-adopted.v1': { title: 'Adopted', schema: record({ title: plainText(10) }) },
    };
    const files = new Map([...goldens].filter(([name]) => name in prioritiesEvents));
    const faults = faultsOf(createEventRegistry([narrower]), files);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^priorities-adopted\.v1: /);
  });

  it('does not start without the step from one version to the next, or without a version between', () => {
    const schema = record({ title: plainText(10) });
    const v = (...versions: readonly number[]) =>
      Object.fromEntries(versions.map((each) => [`note-made.v${each}`, { title: 'Note', schema }]));
    expect(() => createEventRegistry([v(1, 2)])).toThrow('no step from note-made.v1 to note-made.v2');
    expect(() => createEventRegistry([v(1, 3)])).toThrow('note-made.v2 has no schema');
    expect(() => createEventRegistry([v(2)])).toThrow('note-made.v1 has no schema');
  });
});
