export * from './cycle.events.js';
export * from './framework.events.js';
export * from './ids.js';
