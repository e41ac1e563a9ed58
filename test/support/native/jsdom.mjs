/* As `typebox.mjs`, but loaded when first asked for: few test files read a page. */
export const { JSDOM, VirtualConsole } = await globalThis.loadNative('jsdom');
