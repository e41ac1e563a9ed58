let globals;

/** The globals that jest made for the test file that runs. */
export const current = () => globals;

export const run = (those) => {
  globals = those;
};
