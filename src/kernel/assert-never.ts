/** Ends every switch over a union: a case that nobody handled does not compile, and does not pass. */
export const assertNever = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
