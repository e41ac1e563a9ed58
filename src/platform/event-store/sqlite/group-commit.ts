interface Waiting<Request, Outcome> {
  readonly request: Request;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Gathers what arrives within one turn of the event loop and commits it together: one wait for the disk, many answers.
 * A fault of the commit is everybody's; a refusal is one outcome among others.
 */
export class GroupCommit<Request, Outcome> {
  #waiting: Waiting<Request, Outcome>[] = [];
  #scheduled = false;

  constructor(
    private readonly commit: (requests: readonly Request[]) => readonly Outcome[],
    /** At most so many requests share a commit, so that no turn of the event loop becomes long. */
    private readonly most: number,
  ) {}

  /** Settles only after the commit. */
  submit(request: Request): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#schedule();
    });
  }

  /** Commits everything that waits, now. */
  finish(): void {
    while (this.#waiting.length > 0) this.#flush();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#waiting.length > 0) this.#flush();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #flush(): void {
    const group = this.#waiting.splice(0, this.most);
    try {
      const outcomes = this.commit(group.map((each) => each.request));
      group.forEach((each, index) => each.resolve(outcomes[index] as Outcome));
    } catch (fault) {
      for (const each of group) each.reject(fault);
    }
  }
}
