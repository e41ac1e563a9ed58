import { foldedViews } from './folded-views.js';

export const digest = foldedViews.length;
