/** What stopped a view or its rebuild, or holds it up. */
export interface ViewFailure {
  readonly message: string;
  /** The event that the projection could not take in; absent where a store could not be reached. */
  readonly event?: { readonly id: string; readonly type: string; readonly position: string };
}

/** How a view stands with whoever keeps it. `stopped` is said of a process that ends, and never stored. */
export type ViewState =
  | { readonly state: 'live' }
  | { readonly state: 'catching-up'; readonly failure?: ViewFailure }
  | {
      readonly state: 'failed';
      readonly failure: ViewFailure;
      /** Somebody asks whoever keeps it to go on. */
      readonly resume?: true;
    }
  | { readonly state: 'stopped' };

/** A rebuild, from when it was asked for to its end. Positions are decimal strings. */
export type Rebuild = { readonly id: string } & (
  | { readonly stage: 'asked' }
  | {
      readonly stage: 'filling';
      /** What is filled beside the live one. */
      readonly collection: string;
      /** How far it got. */
      readonly position: string;
      /** The end of the log when it was begun: what it has to reach, and whatever was written since. */
      readonly target: string;
    }
  | { readonly stage: 'done'; readonly position: string }
  | { readonly stage: 'failed'; readonly failure: ViewFailure }
);

/** What is known of a view without keeping it. */
export interface ViewReport {
  /** The collection that serves; absent while nothing does. */
  readonly live?: string;
  /** How far it got, as a decimal string. */
  readonly position?: string;
  /** Of the event at that position. */
  readonly salt?: string;
  /** What was last said by who kept the view. */
  readonly state?: ViewState;
  /** The last that was asked for. */
  readonly rebuild?: Rebuild;
}

/** Whether somebody still has to do something for it. */
export const isOpen = (rebuild: Rebuild | undefined): rebuild is Rebuild =>
  rebuild?.stage === 'asked' || rebuild?.stage === 'filling';

/** A rebuild as it is told: a filling is as far as its checkpoint. */
export const withProgress = (
  rebuild: Rebuild,
  positionOf: (collection: string) => string | undefined,
): Rebuild =>
  rebuild.stage === 'filling'
    ? { ...rebuild, position: positionOf(rebuild.collection) ?? rebuild.position }
    : rebuild;
