/** The first Node.js whose built-in SQLite needs no flag; Linux installations carry a newer one with them. */
const LEAST = { major: 22, minor: 13 } as const;

/** Why this program cannot run on that version of Node.js, in one line; undefined when it can. */
export const tooOld = (version: string): string | undefined => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const serves = major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor);
  return serves
    ? undefined
    : `Partnership Ledger needs Node.js ${LEAST.major}.${LEAST.minor} or newer; this is ${version}.`;
};

const problem = tooOld(process.versions.node);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
