import { expect, it } from '@jest/globals';
import { eventTitle } from './event-titles.js';

it.each([
  ['action-updated.v1', 'Action updated'],
  ['action-updated.v2', 'Action updated'],
  ['action-suspended.v1', 'action-suspended'],
  ['constructor', 'constructor'],
])('format 1 calls %s %s, whatever the program calls it', (type, title) => {
  expect(eventTitle(type)).toBe(title);
});
