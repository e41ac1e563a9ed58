import { present } from '../../app.module.js';

export const seen = present;
