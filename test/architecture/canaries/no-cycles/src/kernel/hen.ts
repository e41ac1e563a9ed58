import { egg } from './egg.js';

export const hen = (): boolean => egg();
