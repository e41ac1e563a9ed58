import { actionRegister } from '../../../../projections/action-register/action-register.js';
import { agencyRegister } from '../../../../projections/agency-register/agency-register.js';
import { bodyRegister } from '../../../../projections/body-register/body-register.js';
import {
  decisionRegister,
  type DecisionRow,
} from '../../../../projections/decision-register/decision-register.js';
import { dhrRegister } from '../../../../projections/dhr-register/dhr-register.js';
import { dutyRegister } from '../../../../projections/duty-register/duty-register.js';
import { measureRegister } from '../../../../projections/measure-register/measure-register.js';
import { meetingActions } from '../../../../projections/meeting-actions/meeting-actions.js';
import { meetingRegister } from '../../../../projections/meeting-register/meeting-register.js';
import { planOnAPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import { reviewRegister } from '../../../../projections/review-register/review-register.js';
import type { DomainEvent } from '../../../kernel/envelope.js';
import type { Document, DocumentFilter, Projection } from '../../../kernel/projection.js';
import type { Sealed } from '../../../kernel/sealed.js';
import { type Trailed, withTrail } from './with-trail.js';

export const SAMPLED_REGISTERS = [
  'actions',
  'decisions',
  'duties',
  'meetings',
  'meeting-actions',
  'reviews',
  'measures',
  'plans',
  'bodies',
  'agencies',
  'dhrs',
] as const;
export type SampledRegister = (typeof SAMPLED_REGISTERS)[number];

/** What a sample shows of a record, so that a reader knows which it is. */
export interface Shown {
  readonly reference?: string;
  readonly title: string | Sealed;
  readonly stage?: string;
}

/** From what is drawn. */
export interface Population {
  /** What its streams are named after. */
  readonly kind: string;
  /** What belongs to it, in words. */
  readonly definition: string;
  readonly register: Projection<Trailed<Document>>;
  /** The same without its trail, as it is kept live. */
  readonly kept: Projection<Document>;
  /** What belongs to it, as a condition on the register's records. */
  readonly filter: DocumentFilter;
  readonly shown: (record: Document) => Shown;
}

const population = <Doc extends Document, Event extends DomainEvent>(
  kind: string,
  register: Projection<Doc, Event>,
  definition: string,
  shown: (record: Doc) => Shown,
  filter: DocumentFilter = {},
): Population => ({
  kind,
  definition: `${definition}, unless it is restricted.`,
  register: withTrail(register) as unknown as Projection<Trailed<Document>>,
  kept: register as unknown as Projection<Document>,
  filter,
  shown: shown as (record: Document) => Shown,
});

const decisionShown = (row: DecisionRow): Shown => ({
  reference: row.reference,
  title: 'text' in row ? row.text : '',
  stage: row.stage,
});

/** A register is sampled as it is listed: a new one is one line here. */
export const POPULATIONS: Readonly<Record<SampledRegister, Population>> = {
  actions: population(
    'action',
    actionRegister,
    'Every action that stands in a delivery plan, from its proposal on, whatever its stage',
    ({ reference, title, stage }) => ({ reference, title, stage }),
  ),
  decisions: population(
    'decision',
    decisionRegister,
    'Every decision recorded, draft or confirmed; not the numbers that were only reserved or voided',
    decisionShown,
    { stage: { $nin: ['reserved', 'voided'] } },
  ),
  dhrs: population(
    'dhr',
    dhrRegister,
    'Every homicide review that was opened',
    ({ reference, isConcluded }) => ({
      reference,
      title: `Homicide review ${reference}`,
      stage: isConcluded ? 'concluded' : 'open',
    }),
  ),
  duties: population(
    'duty',
    dutyRegister,
    'Every duty of the reporting schedule, due or not',
    ({ duty, stage }) => ({ title: duty, stage }),
  ),
  meetings: population(
    'meeting',
    meetingRegister,
    'Every meeting convened, held or not',
    ({ date, stage }) => ({ title: date, stage }),
  ),
  'meeting-actions': population(
    'meeting-action',
    meetingActions,
    'Every meeting action raised, open or not',
    ({ text, stage }) => ({ title: text, stage }),
  ),
  reviews: population('review', reviewRegister, 'Every review opened', ({ title, stage }) => ({
    title,
    stage,
  })),
  measures: population(
    'measure',
    measureRegister,
    'Every measure that stands in a delivery plan, observed or not',
    ({ title }) => ({ title }),
  ),
  plans: population('plan', planOnAPage, 'Every delivery plan drafted', ({ title, stage }) => ({
    title,
    stage,
  })),
  bodies: population('body', bodyRegister, 'Every body established', ({ name, shortName }) => ({
    reference: shortName,
    title: name,
  })),
  agencies: population('agency', agencyRegister, 'Every agency registered', ({ name }) => ({
    title: name,
  })),
};
