import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  ValidationPipe,
} from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { belongsToTheLanguage } from './json-body.js';
import { type Fault, Problem, problem } from './problem.js';
import { rememberValidationMetadata } from './validation-metadata.js';

const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'FIELD.UNKNOWN',
  isDefined: 'FIELD.MISSING',
};

const isMissing = ({ value, constraints }: ValidationError): boolean =>
  value === undefined && constraints?.['whitelistValidation'] === undefined;

/** What a client made up as a name is told back to it, but not at any length. */
const SHOWN_OF_A_NAME = 60;

const shown = (name: string): string =>
  name.length > SHOWN_OF_A_NAME ? `${name.slice(0, SHOWN_OF_A_NAME)}…` : name;

/** Whoever asks by a field that there is not is told those that there are. */
const knownBeside = ({ target }: ValidationError): readonly string[] => {
  if (target === undefined) return [];
  const fields = getMetadataStorage().getTargetValidationMetadatas(
    target.constructor,
    '',
    false,
    false,
  );
  return [...new Set(fields.map(({ propertyName }) => propertyName))].toSorted();
};

const unknown = (name: string, error: ValidationError): string => {
  const known = knownBeside(error);
  return known.length === 0
    ? `${name} is not known here.`
    : `${name} is not known here: ${known.join(', ')} are.`;
};

const faultsOf = (error: ValidationError, path: string): readonly Fault[] => {
  const name = shown(error.property);
  const at = `${path}/${name}`;
  const own: readonly Fault[] = isMissing(error)
    ? error.constraints
      ? [{ code: 'FIELD.MISSING', message: `${name} is missing.`, at }]
      : []
    : Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
        code: CODES[constraint] ?? 'FIELD.INVALID',
        message: constraint === 'whitelistValidation' ? unknown(name, error) : `${message}.`,
        at,
      }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, at))];
};

const invalid = (errors: readonly ValidationError[]): Problem => {
  const [first, ...rest] = errors.flatMap((error) => faultsOf(error, ''));
  return new Problem(400, 'The request is not valid', [
    first ?? { code: 'BODY.INVALID', message: 'The body must be a JSON object.' },
    ...rest,
  ]);
};

rememberValidationMetadata();

/** Checks every DTO: all faults at once, each with its place; unknown fields are refused. */
export const requestValidation = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: false,
  validationError: { target: true, value: true },
  exceptionFactory: invalid,
});

const unknownName = (name: string): Problem =>
  problem(400, 'The request is not valid', {
    code: 'FIELD.UNKNOWN',
    message: `${name} is not known here.`,
    at: `/${name}`,
  });

/** What must hold before fields can be looked at: a body is an object, and no name in a query is one of the language. */
@Injectable()
export class FieldsCanBeChecked implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (type === 'body' && !isObject) throw invalid([]);
    if (type !== 'query' || !isObject) return value;
    const strange = Object.keys(value).find(belongsToTheLanguage);
    if (strange !== undefined) throw unknownName(strange);
    return value;
  }
}
