import Type, { type Static, type TSchema } from 'typebox';
import { ACTOR_ID_PATTERN } from './actor.js';
import type { Brand } from './brand.js';
import type { ActorId } from './ids.js';
import type { Instant, PlainDate } from './plain-date.js';
import { isInstant, isPlainDate } from './plain-date.js';
import type { Sealed } from './sealed.js';

/*
 * Words for event schemas. Each string is either plain (codes, ids, dates, titles, texts meant to be published)
 * or sealed (whatever could speak of a person). A bare string is neither, and the registry refuses it.
 */

export { Type };
export type { Static, TSchema };

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** Published text without anything about a person: a title, a code, the wording of a decision. */
export const plainText = (maxLength = 4_000) =>
  Type.String({ minLength: 1, maxLength, 'x-content': 'plain' });

export const id = <Id extends Brand<string, string>>() =>
  Type.Unsafe<Id>(Type.String({ pattern: UUID, 'x-content': 'plain' }));

/** An actor as the token issuer knows them: a code without spaces or capitals, that no name and no address fits. */
export const actorId = () =>
  Type.Unsafe<ActorId>(Type.String({ pattern: ACTOR_ID_PATTERN, 'x-content': 'plain' }));

export const date = () =>
  Type.Unsafe<PlainDate>(
    Type.Refine(
      Type.String({ 'x-content': 'plain' }),
      (text) => isPlainDate(text),
      () => 'must be a date of the calendar',
    ),
  );

/** A moment in UTC, to the millisecond. */
export const moment = () =>
  Type.Unsafe<Instant>(
    Type.Refine(
      Type.String({ 'x-content': 'plain' }),
      (text) => isInstant(text),
      () => 'must be a moment in UTC, as 2021-09-14T10:00:00.000Z',
    ),
  );

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>(Type.Enum([...values], { 'x-content': 'plain' }));

export const wholeNumber = (minimum = 0) =>
  Type.Integer({ minimum, maximum: Number.MAX_SAFE_INTEGER });

/** An integer that may be negative: pence, or a measure in its smallest unit. */
export const integer = () =>
  Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });

/** Text that could speak of a person: encrypted under the key of its case before it reaches a store. */
export const sealedText = () =>
  Type.Unsafe<Sealed>(
    Type.Object(
      {
        $sealed: Type.Literal(1),
        key: Type.String({ 'x-content': 'plain' }),
        at: Type.String({ 'x-content': 'plain' }),
        nonce: Type.String({ 'x-content': 'plain' }),
        text: Type.String({ 'x-content': 'plain' }),
        commitment: Type.String({ 'x-content': 'plain' }),
      },
      { additionalProperties: false, 'x-content': 'sealed' },
    ),
  );

/** An object that carries these members and no others. */
export const record = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });

export const list = <Item extends TSchema>(item: Item) => Type.Array(item, { maxItems: 5_000 });

export const optional = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema);

/** A short text of a fixed shape: a reference, a plan year. */
export const code = <Code extends string = string>(pattern: string) =>
  Type.Unsafe<Code>(Type.String({ pattern, maxLength: 80, 'x-content': 'plain' }));
