import { bodyRegister } from '../../../projections/body-register/body-register.js';
import type { ReviewRow } from '../../../projections/review-register/review-register.js';
import type { BodyId } from '../../contexts/bodies/contract.js';
import type { TokenRequest } from '../../platform/identity/local-issuer.js';
import type { StepPlan } from '../steps/step-plan.js';
import { Failure } from '../terminal.js';
import type { DemoService } from './demo-service.js';
import type { RequestToTry } from './where-to-look.js';

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

/** A question for each role, about what the example holds. */
export const requestsToTry = (latest: ReviewRow | undefined): readonly RequestToTry[] => {
  const decisions = {
    role: 'secretariat',
    about: 'The decisions that are not delivered yet',
    path: '/v1/decisions?undelivered=true',
  };
  const [group] = latest?.groups ?? [];
  if (!latest || !group) return [decisions];
  const { reviewId, timetable } = latest;
  return [
    decisions,
    {
      role: 'chair',
      about: "The chair's return for the review",
      path: `/v1/reviews/${reviewId}/my-return?group=${group.bodyId}`,
    },
    {
      role: 'auditor',
      about: 'What was overdue on the day of the position, as it was known then',
      path: `/v1/actions?overdue=true&asAt=${timetable.positionDate}`,
    },
  ];
};
