/* As `typebox.mjs`. */
export const { Query } = globalThis.mingo;
