export * from './agency.events.js';
export * from './body.events.js';
export * from './duty.events.js';
export type * from './ids.js';
