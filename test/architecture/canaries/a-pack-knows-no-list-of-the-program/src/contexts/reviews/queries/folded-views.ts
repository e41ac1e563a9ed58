import { allViews } from '../../../../projections/all-views.js';

export const foldedViews = allViews;
