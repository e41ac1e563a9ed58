import type {
  DecisionEvent,
  ReferenceCounterEvent,
} from '../../src/contexts/decisions/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, announced, begun, byEffect, entryOf } from '../register-entry.js';
import {
  type DecisionRow,
  type Implementation,
  isRecorded,
  type RecordedDecision,
  type Wording,
} from './decision-row.js';

export * from './decision-row.js';

type Of<Type extends DecisionEvent['type']> = Recorded<Extract<DecisionEvent, { type: Type }>>;

/** A further fact of a recorded decision; nothing changes where its beginning was cut away. */
const amendRecorded = (
  row: DecisionRow | null,
  event: Recorded,
  change: (row: RecordedDecision) => Partial<RecordedDecision>,
): DecisionRow | null => (row && isRecorded(row) ? amend(row, event, change) : row);

/** A further fact of its implementation; nothing changes where the assignment was cut away. */
const amendImplementation = (
  row: DecisionRow | null,
  event: Recorded,
  change: (implementation: Implementation) => Partial<Implementation>,
  stage?: 'assigned' | 'reported' | 'implemented',
): DecisionRow | null =>
  amendRecorded(row, event, ({ implementation }) =>
    implementation
      ? {
          ...(stage && { stage }),
          implementation: { ...implementation, ...change(implementation) },
        }
      : {},
  );

const begin = (event: Of<'decision-recorded.v2'>): RecordedDecision => {
  const { taken, ...decided } = event.data;
  const recorded = entryOf(event);
  return {
    ...decided,
    stage: 'draft',
    ...wayTaken(taken),
    conditionsFound: [],
    recorded,
    wordings: [wordingOf('recorded', event)],
    ...begun(event),
  };
};

const wayTaken = (taken: Of<'decision-recorded.v2'>['data']['taken']) => {
  if (taken.route === 'meeting') return taken;
  const { route, ...urgent } = taken;
  return { route, urgent };
};

const wordingOf = (
  as: Wording['as'],
  event: Of<'decision-recorded.v2' | 'decision-revised.v1' | 'decision-corrected.v1'>,
): Wording => {
  const { text, reasons, conditions } = event.data;
  return {
    as,
    text,
    ...(reasons && { reasons }),
    ...(conditions !== undefined && { conditions }),
    ...('because' in event.data && { because: event.data.because }),
    ...entryOf(event),
  };
};

/**
 * Each wording is the whole of it: what it leaves out is no longer part of the decision. A correction may be recorded
 * late: the last of the history stands, in whatever order they arrive.
 */
const reworded = (
  row: DecisionRow | null,
  as: 'revised' | 'corrected',
  event: Of<'decision-revised.v1' | 'decision-corrected.v1'>,
): DecisionRow | null => {
  if (!row || !isRecorded(row)) return row;
  const wordings = [...row.wordings, wordingOf(as, event)].toSorted(
    (one, other) => one.revision - other.revision,
  );
  const last = wordings.at(-1) ?? wordingOf(as, event);
  const { reasons: _, conditions: __, ...rest } = row;
  return amend<RecordedDecision>(rest, event, () => ({
    text: last.text,
    ...(last.reasons && { reasons: last.reasons }),
    ...(last.conditions !== undefined && { conditions: last.conditions }),
    wordings,
    ...(as === 'revised' && { revised: entryOf(event) }),
  }));
};

const assigned = ({ data, ...event }: Of<'implementation-assigned.v2'>): Implementation => {
  const { owner, agencyId, ownerId, due } = data;
  return {
    owner,
    agencyId,
    ...(ownerId && { ownerId }),
    due,
    originalDue: due,
    assigned: entryOf({ data, ...event }),
    reassigned: [],
    moved: [],
    progress: [],
    reports: [],
    rejections: [],
  };
};

const reassigned = (
  row: DecisionRow | null,
  event: Of<'implementation-reassigned.v1'>,
): DecisionRow | null =>
  amendRecorded(row, event, ({ implementation }) => {
    if (!implementation) return {};
    const { ownerId: _, ...kept } = implementation;
    const { owner, agencyId, ownerId, because } = event.data;
    const former = { formerOwner: kept.owner, formerAgencyId: kept.agencyId };
    return {
      implementation: {
        ...kept,
        owner,
        agencyId,
        ...(ownerId && { ownerId }),
        reassigned: [...kept.reassigned, { ...former, because, ...entryOf(event) }],
      },
    };
  });

export const decisionRegister = projection<DecisionRow, ReferenceCounterEvent | DecisionEvent>({
  name: 'decision-register',
  about: 'decision',
  version: 2,
  key: ({ data }) => data.decisionId,
  on: {
    'reference-reserved.v1': (row, event) =>
      row ?? {
        decisionId: event.data.decisionId,
        bodyId: event.data.bodyId,
        reference: event.data.reference,
        stage: 'reserved',
        reserved: entryOf(event),
        ...announced,
      },
    'reference-voided.v1': (_, event) => {
      const { because, ...numbered } = event.data;
      return {
        ...numbered,
        stage: 'voided',
        voided: { because, ...entryOf(event) },
        ...begun(event),
      };
    },
    'decision-recorded.v2': (_, event) => begin(event),
    'decision-revised.v1': (row, event) => reworded(row, 'revised', event),
    'decision-corrected.v1': (row, event) => reworded(row, 'corrected', event),
    'urgent-decision-reported.v1': (row, event) =>
      amendRecorded(row, event, ({ urgent }) => {
        if (!urgent) return {};
        const { meetingId, itemId } = event.data;
        return { urgent: { ...urgent, reported: { meetingId, itemId, ...entryOf(event) } } };
      }),
    'decision-confirmed.v1': (row, event) =>
      amendRecorded(row, event, ({ stage }) => ({
        // The implementation of an urgent decision may be further on by then.
        stage: stage === 'draft' ? 'confirmed' : stage,
        confirmed: { confirmedAt: event.data.confirmedAt, ...entryOf(event) },
      })),
    'decision-conditions-found.v1': (row, event) =>
      amendRecorded(row, event, ({ conditionsFound }) => {
        const { standing, evidence } = event.data;
        return { conditionsFound: [...conditionsFound, { standing, evidence, ...entryOf(event) }] };
      }),
    'decision-superseded.v1': (row, event) =>
      amendRecorded(row, event, () => {
        const { successor, because } = event.data;
        return {
          stage: 'superseded',
          superseded: { successor, ...(because && { because }), ...entryOf(event) },
        };
      }),
    'decision-rescinded.v1': (row, event) =>
      amendRecorded(row, event, () => {
        const { through, because } = event.data;
        const by =
          through.kind === 'decision'
            ? { decision: through.decisionId }
            : { meetingId: through.meetingId, itemId: through.itemId };
        return { stage: 'rescinded', rescinded: { ...by, because, ...entryOf(event) } };
      }),
    'implementation-assigned.v2': (row, event) =>
      amendRecorded(row, event, () => ({ stage: 'assigned', implementation: assigned(event) })),
    'implementation-reassigned.v1': reassigned,
    'implementation-date-moved.v1': (row, event) =>
      amendImplementation(row, event, ({ moved }) => {
        const { from, to, because } = event.data;
        return { due: to, moved: [...moved, { from, to, because, ...entryOf(event) }] };
      }),
    'implementation-progressed.v1': (row, event) =>
      amendImplementation(row, event, ({ progress: known }) => {
        const { rating, progress } = event.data;
        return { progress: [...known, { rating, progress, ...entryOf(event) }].toSorted(byEffect) };
      }),
    'implementation-reported.v1': (row, event) =>
      amendImplementation(
        row,
        event,
        ({ reports }) => ({
          reports: [...reports, { evidence: event.data.evidence, ...entryOf(event) }],
        }),
        'reported',
      ),
    'implementation-rejected.v1': (row, event) =>
      amendImplementation(
        row,
        event,
        ({ rejections }) => ({
          rejections: [...rejections, { because: event.data.because, ...entryOf(event) }],
        }),
        'assigned',
      ),
    'implementation-confirmed.v1': (row, event) =>
      amendImplementation(row, event, () => ({ confirmed: entryOf(event) }), 'implemented'),
  },
  indexes: [
    ['bodyId', 'reference'],
    ['stage', 'implementation.due'],
    ['meetingId'],
    ['concerns.id'],
    ['takenOn'],
  ],
});
