declare const brand: unique symbol;

/** A value that only its own constructor can make: a `BodyId` is not an `AgencyId`, but both are a `Uuid`. */
export type Brand<T, Name extends string> = T & {
  readonly [brand]: { readonly [Each in Name]: true };
};
