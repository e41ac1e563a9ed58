import { hen } from './hen.js';

export const egg = (): boolean => hen();
