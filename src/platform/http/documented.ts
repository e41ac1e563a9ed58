import type { Brand } from '../../kernel/brand.js';

/** What JSON shows of a document: an id or a day is a text like any other. */
type Shown<T> =
  T extends Brand<string, never>
    ? string
    : T extends string | number | boolean | undefined
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Shown<Item>[]
        : { readonly [Key in keyof T]: Shown<T[Key]> };

/** With everything in it that it could have: two types that differ only in an optional field else pass for each other. */
type Filled<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Filled<Item>[]
    : { readonly [Key in keyof T]-?: Filled<T[Key]> };

type Alike<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** Whether a class documents what is answered: every field, nothing else, optional where it may be absent. */
export type Documents<Documented, Answered> =
  Alike<Shown<Documented>, Shown<Answered>> extends true
    ? Alike<Filled<Shown<Documented>>, Filled<Shown<Answered>>>
    : false;

/** Decorates only a method that answers what is documented: the compiler refuses any other. */
export type Answering<Documented> = <Method extends (...args: never[]) => unknown>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method> &
    (Documents<Documented, Awaited<ReturnType<Method>>> extends true
      ? unknown
      : 'The method answers other fields than its route documents'),
) => void;
