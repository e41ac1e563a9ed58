import { actionRegister } from '../../../projections/action-register/action-register.js';
import { bodyRegister, type BodyRow } from '../../../projections/body-register/body-register.js';
import type { ReviewRow } from '../../../projections/review-register/review-register.js';
import type { PlanId } from '../../contexts/delivery-plans/contract.js';
import type { TokenRequest } from '../../platform/identity/local-issuer.js';
import type { StepPlan } from '../steps/step-plan.js';
import { Failure } from '../terminal.js';
import type { DemoService } from './demo-service.js';

const TOKEN_SECONDS = 8 * 3_600;

/** @throws Failure where nobody in the example is */
export const secretariatOf = ({ actors }: StepPlan): string => {
  const actor = [...actors.values()].find(({ role }) => role === 'secretariat');
  if (!actor) throw new Failure('No actor of the example is the secretariat');
  return actor.id;
};

/** Who chairs a body now, as its appointments tell: no token says so. */
const chairOf = ({ appointments }: BodyRow): string | undefined =>
  appointments.find(({ office, to }) => office === 'chair' && to === undefined)?.holder;

interface BodyReviewed {
  /** As it begins the references of its decisions and actions. */
  readonly shortName: string;
  readonly body: BodyRow;
  /** Of a group. */
  readonly planId?: PlanId;
}

/** The groups of a review, then the Board that reviews them. */
const reviewed = async (
  { service }: DemoService,
  latest: ReviewRow | undefined,
): Promise<readonly BodyReviewed[]> => {
  if (!latest) return [];
  const bodies = await service.runtime.views.live(bodyRegister);
  const asked = [...latest.groups, { bodyId: latest.boardId, planId: undefined }];
  const rows = await Promise.all(
    asked.map(async ({ bodyId, planId }) => ({ body: await bodies.get(bodyId), planId })),
  );
  return rows.flatMap(({ body, planId }) =>
    body ? [{ shortName: body.shortName, body, ...(planId && { planId }) }] : [],
  );
};

/** A token for each role that a person may take; each chair, too, where the example reviews groups. */
export const tokensFor = async (
  demo: DemoService,
  secretariat: string,
  latest: ReviewRow | undefined,
): Promise<ReadonlyMap<string, string>> => {
  const token = (request: Omit<TokenRequest, 'expiresInSeconds'>): Promise<string> =>
    demo.issuer.issueToken({ ...request, expiresInSeconds: TOKEN_SECONDS });
  const bodies = await reviewed(demo, latest);
  const chairs = bodies.flatMap(({ shortName, body }) => {
    const actor = chairOf(body);
    return actor === undefined ? [] : [{ shortName, actor }];
  });
  const [first] = chairs;
  return new Map([
    ['secretariat', await token({ actor: secretariat, role: 'secretariat' })],
    ['auditor', await token({ actor: 'auditor', role: 'auditor' })],
    ...(first === undefined ? [] : [['chair', await token({ actor: first.actor })] as const]),
    ...(await Promise.all(
      chairs.map(
        async ({ shortName, actor }) => [`${shortName}_chair`, await token({ actor })] as const,
      ),
    )),
  ]);
};

/** What of the example the requests speak of, as variables for the shell; nothing where it reviews no group. */
export const namedInRequests = async (
  demo: DemoService,
  latest: ReviewRow | undefined,
): Promise<ReadonlyMap<string, string>> => {
  const [group] = latest?.groups ?? [];
  if (!latest || !group) return new Map();
  const actions = await demo.service.runtime.views.live(actionRegister);
  const filter = { planId: group.planId, stage: 'approved', deliveryRating: 'on-track' };
  const { items } = await actions.find({ filter, sort: [['reference', 1]], limit: 1 });
  const bodies = await reviewed(demo, latest);
  return new Map<string, string>([
    ['REVIEW', latest.reviewId],
    ['GROUP', group.bodyId],
    ['PLAN', group.planId],
    ['DAY', latest.timetable.positionDate],
    ...items.map(({ actionId }) => ['ACTION', actionId] as const),
    ...bodies.flatMap(({ shortName, body, planId }) => [
      [shortName, body.bodyId] as const,
      ...(planId === undefined ? [] : [[`${shortName}_PLAN`, planId] as const]),
    ]),
  ]);
};
