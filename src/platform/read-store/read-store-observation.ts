/** What a read store on a server tells of its work. No address, no condition and no document is in it. */
export type ReadStoreObservation =
  | {
      readonly kind: 'command';
      /** As the protocol names it: find, update, getMore. */
      readonly command: string;
      readonly seconds: number;
      readonly failed: boolean;
    }
  | { readonly kind: 'connections'; readonly change: 1 | -1 }
  /** The connections to a server were given up at once: it failed, or is no longer the primary. */
  | { readonly kind: 'connections-lost' }
  | { readonly kind: 'unreachable'; readonly error: Error }
  | { readonly kind: 'reachable' };

export type ReadStoreObserver = (observation: ReadStoreObservation) => void;
