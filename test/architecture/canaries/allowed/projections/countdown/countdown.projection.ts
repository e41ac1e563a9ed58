import { present } from '../../src/contexts/bodies/contract.js';

export interface Countdown {
  readonly body: string;
}

export { present };
