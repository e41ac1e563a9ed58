import { present } from '../../../../projections/countdown/countdown.projection.js';

export const seen = present;
