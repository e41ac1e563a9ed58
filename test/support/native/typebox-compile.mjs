/* As `typebox.mjs`. */
export const { Compile } = globalThis.typebox;
