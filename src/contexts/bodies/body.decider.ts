import { assertNever } from '../../kernel/assert-never.js';
import { accepted, check, type Decision, refused } from '../../kernel/decider.js';
import { addDays, type PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import {
  agencyExistsThroughout,
  agencyIsRegistered,
  appointmentEndsAfterItBegan,
  appointmentIsHeld,
  appointmentLiesWithinTheBody,
  deputiesAreProvidedFor,
  nobodyHoldsAnOfficeTwice,
  oneChairAtATime,
  oneContactAnAgency,
} from './appointment.policies.js';
import type { BodyCommand, BodyContext } from './body.commands.js';
import { type Body, endedIn, type EstablishedBody } from './body.js';
import type { Appointment, BodyEvent, TermsOfReference } from './body.events.js';
import {
  bodyHasBegun,
  bodyHasNotEnded,
  bodyIsDissolvedOnce,
  bodyIsEstablished,
  bodyIsNew,
  boardOrGroupDelegates,
  decidedBefore,
  decidedByThoseAbove,
  decisionStands,
  delegatorExtends,
  delegatorIsEstablished,
  extensionIsLater,
  groupReportsToABody,
  onlyTaskAndFinishIsDelegated,
  periodEndsAfterItBegan,
  periodIsSet,
  type Resting,
  taskAndFinishGroupIsDelegated,
  termsFollowTheLast,
} from './body.policies.js';
import { bodyMeetsIfRequired, monthIsFoundOnce } from './cadence.policies.js';
import type { BodyId } from './ids.js';
import { lastDayOfMonth } from './month.js';
import {
  strandAgencyExists,
  strandAgencyIsRegistered,
  strandLeadFollowsTheLast,
  strandsAreOfTheContestBoard,
} from './strand.policies.js';

type Of<Type extends BodyCommand['type']> = Extract<BodyCommand, { type: Type }>;

/** What follows for a body from a command, or every reason why not. */
export const decideOnBody = (
  command: BodyCommand,
  body: Body,
  context: BodyContext,
): Decision<BodyEvent> => {
  if (command.type === 'EstablishBody') return establish(command, body, context);
  if (body.stage === 'none') return refused(refuse(bodyIsEstablished, body));
  switch (command.type) {
    case 'AdoptTermsOfReference':
      return adoptTerms(command, body, context);
    case 'AppointOfficeHolder':
      return appoint(command.data.appointment, body, context);
    case 'EndAppointment':
      return check([appointmentIsHeld], { body, ...command.data }, () => [
        { type: 'appointment-ended.v1', data: { bodyId: body.bodyId, ...command.data } },
      ]);
    case 'ReplaceOfficeHolder':
      return replace(command, body, context);
    case 'ExtendPeriod':
      return extend(command, body, context);
    case 'DissolveBody':
      return dissolve(command, body, context);
    case 'NameStrandLead':
      return nameStrandLead(command, body, context);
    case 'FindMonthNotRequired':
      return findMonthNotRequired(command, body);
    default:
      return assertNever(command);
  }
};

/** What the rules on decisions ask about an act that may name one. */
const resting = (
  { decision }: BodyContext,
  decisionId: string | undefined,
  countsFrom: PlainDate,
  ...deciding: readonly (BodyId | undefined)[]
): Resting => ({ isNamed: decisionId !== undefined, decision, deciding, countsFrom });

const above = ({ bodyId, reportsTo, delegation }: EstablishedBody) =>
  [bodyId, reportsTo, delegation?.by] as const;

const RESTING = [decisionStands, decidedByThoseAbove, decidedBefore];

const establish = (
  { data, metadata }: Of<'EstablishBody'>,
  body: Body,
  context: BodyContext,
): Decision<BodyEvent> => {
  const { terms, alsoKnownAs, ...established } = data;
  const on = metadata.effectiveAt;
  const { parent, delegator } = context;
  return check(
    [
      bodyIsNew,
      groupReportsToABody,
      taskAndFinishGroupIsDelegated,
      onlyTaskAndFinishIsDelegated,
      delegatorIsEstablished,
      boardOrGroupDelegates,
      periodEndsAfterItBegan,
      ...RESTING,
    ],
    {
      data,
      body,
      parent,
      delegator,
      on,
      ...resting(context, terms.decisionId, on, data.reportsTo, data.delegation?.by),
    },
    () => [
      {
        type: 'body-established.v2',
        data: { ...established, ...(alsoKnownAs && { alsoKnownAs: [...alsoKnownAs] }) },
      },
      termsAdopted(established.bodyId, { ...terms, version: 1 }),
    ],
  );
};

const termsAdopted = (bodyId: BodyId, terms: TermsOfReference): BodyEvent => ({
  type: 'terms-of-reference-adopted.v2',
  data: { bodyId, terms },
});

const adoptTerms = (
  { data }: Of<'AdoptTermsOfReference'>,
  body: EstablishedBody,
  context: BodyContext,
): Decision<BodyEvent> => {
  const terms = { ...data.terms, version: body.terms.length + 1 };
  const on = terms.inForceFrom;
  return check(
    [bodyHasNotEnded, termsFollowTheLast, ...RESTING],
    { body, terms, on, ...resting(context, terms.decisionId, on, ...above(body)) },
    () => [termsAdopted(body.bodyId, terms)],
  );
};

const appoint = (
  appointment: Appointment,
  body: EstablishedBody,
  context: BodyContext,
): Decision<BodyEvent> =>
  check(
    [
      agencyIsRegistered,
      agencyExistsThroughout,
      appointmentEndsAfterItBegan,
      appointmentLiesWithinTheBody,
      deputiesAreProvidedFor,
      oneChairAtATime,
      oneContactAnAgency,
      nobodyHoldsAnOfficeTwice,
      ...RESTING,
    ],
    {
      body,
      appointment,
      agency: context.agency,
      ...resting(context, appointment.decisionId, appointment.from, ...above(body)),
    },
    () => [{ type: 'office-holder-appointed.v2', data: { bodyId: body.bodyId, appointment } }],
  );

/** Ends the one and appoints the other, or does neither. */
const replace = (
  { data: { appointmentId, successor } }: Of<'ReplaceOfficeHolder'>,
  body: EstablishedBody,
  context: BodyContext,
): Decision<BodyEvent> => {
  const ending = { appointmentId, to: addDays(successor.from, -1) };
  const held = body.appointments.find((each) => each.appointmentId === appointmentId);
  const ended = check([appointmentIsHeld], { body, ...ending }, (): BodyEvent[] => [
    { type: 'appointment-ended.v1', data: { bodyId: body.bodyId, ...ending } },
  ]);
  if (!ended.ok || !held) return ended;
  const vacant = { ...body, appointments: endedIn(body.appointments, ending) };
  const appointed = appoint({ ...successor, office: held.office }, vacant, context);
  return appointed.ok ? accepted(...ended.value, ...appointed.value) : appointed;
};

const extend = (
  { data: { endsOn, decisionId }, metadata: { effectiveAt: on } }: Of<'ExtendPeriod'>,
  body: EstablishedBody,
  context: BodyContext,
): Decision<BodyEvent> => {
  const { bodyId, delegation } = body;
  if (!delegation) return refused(refuse(periodIsSet, { body, endsOn, decision: undefined }));
  const { by, endsOn: endedOn } = delegation;
  return check(
    [decisionStands, delegatorExtends, decidedBefore, bodyHasNotEnded, extensionIsLater],
    { body, endsOn, on, ...resting(context, decisionId, on, by) },
    () => [{ type: 'body-period-extended.v1', data: { bodyId, by, decisionId, endedOn, endsOn } }],
  );
};

const dissolve = (
  { data }: Of<'DissolveBody'>,
  body: EstablishedBody,
  context: BodyContext,
): Decision<BodyEvent> => {
  const { lastDay, decisionId } = data;
  return check(
    [bodyIsDissolvedOnce, bodyHasBegun, ...RESTING],
    { body, on: lastDay, ...resting(context, decisionId, lastDay, ...above(body)) },
    () => [{ type: 'body-dissolved.v1', data: { bodyId: body.bodyId, ...data } }],
  );
};

const nameStrandLead = (
  { data: { lead } }: Of<'NameStrandLead'>,
  body: EstablishedBody,
  context: BodyContext,
): Decision<BodyEvent> =>
  check(
    [
      strandsAreOfTheContestBoard,
      strandAgencyIsRegistered,
      strandAgencyExists,
      strandLeadFollowsTheLast,
      bodyHasBegun,
      bodyHasNotEnded,
      ...RESTING,
    ],
    {
      body,
      lead,
      agency: context.agency,
      on: lead.from,
      ...resting(context, lead.decisionId, lead.from, ...above(body)),
    },
    () => [{ type: 'strand-lead-named.v1', data: { bodyId: body.bodyId, lead } }],
  );

const findMonthNotRequired = (
  { data }: Of<'FindMonthNotRequired'>,
  body: EstablishedBody,
): Decision<BodyEvent> => {
  const on = lastDayOfMonth(data.month);
  return check(
    [bodyHasBegun, bodyHasNotEnded, bodyMeetsIfRequired, monthIsFoundOnce],
    { body, month: data.month, on },
    () => [{ type: 'month-found-not-required.v1', data: { bodyId: body.bodyId, ...data } }],
  );
};
