import { actionRegister } from '../../../projections/action-register/action-register.js';
import { bodyRegister } from '../../../projections/body-register/body-register.js';
import type { ReviewRow } from '../../../projections/review-register/review-register.js';
import type { BodyId } from '../../contexts/bodies/contract.js';
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
const chairOf = async ({ service }: DemoService, bodyId: BodyId): Promise<string | undefined> => {
  const bodies = await service.runtime.views.live(bodyRegister);
  const body = await bodies.get(bodyId);
  return body?.appointments.find(({ office, to }) => office === 'chair' && to === undefined)
    ?.holder;
};

/** A token for each role that a person may take: a chair, too, where the example reviews a group. */
export const tokensFor = async (
  demo: DemoService,
  secretariat: string,
  latest: ReviewRow | undefined,
): Promise<ReadonlyMap<string, string>> => {
  const token = (request: Omit<TokenRequest, 'expiresInSeconds'>): Promise<string> =>
    demo.issuer.issueToken({ ...request, expiresInSeconds: TOKEN_SECONDS });
  const [group] = latest?.groups ?? [];
  const chair = group && (await chairOf(demo, group.bodyId));
  return new Map([
    ['secretariat', await token({ actor: secretariat, role: 'secretariat' })],
    ['auditor', await token({ actor: 'auditor', role: 'auditor' })],
    ...(chair === undefined ? [] : [['chair', await token({ actor: chair })] as const]),
  ]);
};

/** What of the example the requests speak of, as variables for the shell; nothing where it reviews no group. */
export const namedInRequests = async (
  { service }: DemoService,
  latest: ReviewRow | undefined,
): Promise<ReadonlyMap<string, string>> => {
  const [group] = latest?.groups ?? [];
  if (!latest || !group) return new Map();
  const actions = await service.runtime.views.live(actionRegister);
  const filter = { planId: group.planId, stage: 'approved', deliveryRating: 'on-track' };
  const { items } = await actions.find({ filter, sort: [['reference', 1]], limit: 1 });
  return new Map<string, string>([
    ['REVIEW', latest.reviewId],
    ['GROUP', group.bodyId],
    ['PLAN', group.planId],
    ['DAY', latest.timetable.positionDate],
    ...items.map(({ actionId }) => ['ACTION', actionId] as const),
  ]);
};
