import type { Countdown } from '../../../../projections/countdown/countdown.projection.js';

export const render = (document: Countdown): string => document.body;
