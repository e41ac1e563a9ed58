import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ARCHITECTURE, architecturePicture, shownPicture } from './architecture-picture.js';

describe('the picture of the architecture', () => {
  const drawn = architecturePicture();

  it('is what folders and imports are: else `npm run docs:architecture` draws it anew', () => {
    expect(shownPicture(readFileSync(ARCHITECTURE, 'utf8'))).toBe(drawn);
  });

  it('shows every layer, every context, every view', () => {
    for (const part of ['kernel', 'event-store', 'action-register', 'delivery-plans', 'cli'])
      expect(drawn).toContain(part);
    expect(drawn.match(/^ {4}projections_/gm)?.length).toBeGreaterThan(10);
  });

  it('has arrows from above to below: nothing rests on what drives it', () => {
    expect(drawn).toContain('contexts_reviews --> contexts_delivery_plans');
    expect(drawn).toContain('cli --> composition');
    expect(drawn).not.toMatch(
      /^ {2}(kernel|platform)( -->.*)? (cli|contexts|composition|projections)$/m,
    );
    expect(drawn).not.toMatch(/^ {2}kernel -->/m);
  });
});
