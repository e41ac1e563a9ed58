import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  ValidationPipe,
} from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, Problem } from './problem.js';

const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'FIELD.UNKNOWN',
  isDefined: 'FIELD.MISSING',
};

const isMissing = ({ value, constraints }: ValidationError): boolean =>
  value === undefined && constraints?.['whitelistValidation'] === undefined;

const faultsOf = (error: ValidationError, path: string): readonly Fault[] => {
  const at = `${path}/${error.property}`;
  const own: readonly Fault[] = isMissing(error)
    ? error.constraints
      ? [{ code: 'FIELD.MISSING', message: `${error.property} is missing.`, at }]
      : []
    : Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
        code: CODES[constraint] ?? 'FIELD.INVALID',
        message:
          constraint === 'whitelistValidation'
            ? `${error.property} is not known here.`
            : `${message}.`,
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

/** Checks every DTO: all faults at once, each with its place; unknown fields are refused. */
export const requestValidation = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: false,
  validationError: { target: false, value: true },
  exceptionFactory: invalid,
});

/** A body must be an object before its fields can be looked at. */
@Injectable()
export class BodyIsAnObject implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'body' || (typeof value === 'object' && value !== null && !Array.isArray(value))) {
      return value;
    }
    throw invalid([]);
  }
}
