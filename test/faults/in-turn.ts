/** Something that serves at an address, and now and then does not. */
export interface Serving {
  /** Where it serves; waits while it does not. */
  url(): Promise<string>;
}

/** Where one of several serves, each in its turn, as a proxy before them would ask; waits while none does. */
export const inTurn = (all: readonly Serving[]): (() => Promise<string>) => {
  let turn = 0;
  return () => {
    const from = turn % all.length;
    turn += 1;
    return Promise.race([...all.slice(from), ...all.slice(0, from)].map((each) => each.url()));
  };
};
