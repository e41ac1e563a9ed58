import axe from 'axe-core';
import { JSDOM, type PageWindow, VirtualConsole } from 'jsdom';

const readings = new Map<string, PageWindow>();

/**
 * Read as a browser reads it, and once only; jsdom does not know the margins of printed pages, and would complain at
 * length.
 */
export const readAs = (page: string): PageWindow => {
  const known = readings.get(page);
  if (known) return known;
  const { window } = new JSDOM(page, {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  readings.set(page, window);
  return window;
};

/** What axe finds wrong, but for colours: a page without layout has none. */
export const violations = async (page: string): Promise<readonly string[]> => {
  const window = readAs(page);
  window.eval(axe.source);
  const { violations: found } = (await window.eval(
    `axe.run(document, {
      rules: { 'color-contrast': { enabled: false } },
      resultTypes: ['violations'],
      preload: false,
      selectors: false,
    })`,
  )) as axe.AxeResults;
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
};

/** Relative luminance as WCAG 2 defines it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast of two colours as WCAG 2 defines it. */
export const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
