/**
 * Data that the service adds something of its own to, such as the digest of a document. It is worked out only once the
 * command is known to be a new one: a command sent again is known by what was asked, whatever came about meanwhile.
 */
export class WorkedOut<Data> {
  constructor(
    readonly asked: object,
    readonly workOut: () => Promise<Data>,
  ) {}
}

/** What a client asked for: all that a command sent again must share with its first. */
export const askedOf = (data: unknown): unknown => (data instanceof WorkedOut ? data.asked : data);

/** The data that are decided on. */
export const workedOut = async (data: unknown): Promise<unknown> =>
  data instanceof WorkedOut ? data.workOut() : data;
