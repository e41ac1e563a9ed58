import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Matches, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { ACTOR_ID_PATTERN } from '../../kernel/actor.js';
import { instant, isMoment, isPlainDate } from '../../kernel/plain-date.js';
import { seal, type Sealed, Unsealed } from '../../kernel/sealed.js';

/** May be left out of a body. `null` does not leave it out: it is a value, and none that a field has. */
export const IsOptional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A day of the calendar: 31 February is not. */
export const IsPlainDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPlainDate',
      validator: {
        validate: (value: unknown) => isPlainDate(value),
        defaultMessage: () => '$property must be a date of the calendar, as 2021-09-14',
      },
    },
    options,
  );

/** A moment in ISO 8601 with `Z` or an offset; taken in as UTC. */
export const IsMoment = ({
  optional = false,
  ...api
}: ApiPropertyOptions & { readonly optional?: boolean } = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      format: 'date-time',
      example: '2022-04-14T17:00:00.000Z',
      required: !optional,
      ...api,
    } as ApiPropertyOptions),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && isMoment(value) ? instant(value) : value,
    ),
    ...(optional ? [IsOptional()] : []),
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value: unknown) => isMoment(value),
        defaultMessage: () => '$property must be a moment, as 2022-04-14T17:00:00Z',
      },
    }),
  );

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && UUID.test(value);

/** An id as the ledger gives them: a UUID in lower case. */
export const IsId = (options?: ValidationOptions): PropertyDecorator =>
  Matches(UUID, { message: '$property must be an id, as a UUID in lower case', ...options });

/** An actor as the token issuer knows them: a code, never a name or an address. */
export const IsActorId = (options?: ValidationOptions): PropertyDecorator =>
  Matches(new RegExp(ACTOR_ID_PATTERN), {
    message:
      "$property must be an actor's id: up to 64 small letters, digits, dots, hyphens and underscores",
    ...options,
  });

interface SealedLimits {
  readonly maxLength?: number;
  readonly maxWords?: number;
}

const withinLimits = (value: unknown, { maxLength = 4_000, maxWords }: SealedLimits): boolean =>
  value instanceof Unsealed &&
  value.length > 0 &&
  value.length <= maxLength &&
  (maxWords === undefined || value.words <= maxWords);

/** A text that is too long is not worked on: an empty one takes its place, and is refused for its length alike. */
const sealedUpTo = (maxLength: number, text: string): Sealed =>
  seal(text.length > maxLength ? '' : text);

/** A text that could speak of a person: taken in sealed, so that nothing behind the edge can read it. */
export const SealedText = (
  options: ApiPropertyOptions & SealedLimits & { readonly optional?: boolean } = {},
): PropertyDecorator => {
  const { maxLength = 4_000, maxWords, optional = false, ...api } = options;
  const limit = maxWords === undefined ? `${maxLength} characters` : `${maxWords} words`;
  return applyDecorators(
    ApiProperty({ type: String, maxLength, required: !optional, ...api } as ApiPropertyOptions),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? sealedUpTo(maxLength, value) : value,
    ),
    ...(optional ? [IsOptional()] : []),
    ValidateBy({
      name: 'sealedText',
      validator: {
        validate: (value: unknown) =>
          withinLimits(value, { maxLength, ...(maxWords !== undefined && { maxWords }) }),
        defaultMessage: () => `$property must be text of 1 to ${limit}`,
      },
    }),
  );
};
