import type { Sealed } from '../../kernel/sealed.js';

/** A document with its sealed texts opened for a reader who may read them. `Text` is what stands in place of each. */
export type Opened<T, Text = string> = T extends Sealed
  ? Text
  : T extends string | number | boolean | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Opened<Item, Text>[]
      : { readonly [Key in keyof T]: Opened<T[Key], Text> };
