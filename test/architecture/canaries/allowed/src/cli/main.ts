import { demonstrated } from './demo.js';

export const run = demonstrated;
