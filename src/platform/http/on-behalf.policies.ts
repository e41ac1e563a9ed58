import type { ActorId } from '../../kernel/ids.js';
import { rule } from '../../kernel/refusal.js';
import type { Identity } from '../identity/identity.js';

export const onlyTheSecretariatEntersOnBehalf = rule<{
  readonly identity: Identity;
  readonly onBehalfOf: ActorId | undefined;
}>({
  code: 'ACCESS.ON_BEHALF_OF_NOT_ALLOWED',
  statement: 'Only the secretariat enters something on behalf of somebody else, and says of whom.',
  source: 'Domain, register 3: on behalf with who gave it',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ identity, onBehalfOf }) => onBehalfOf === undefined || identity.role === 'secretariat',
});
