/* What `program-environment.mjs` has loaded once, in place of hundreds of modules for every test file. */
export default globalThis.typebox.Type;
