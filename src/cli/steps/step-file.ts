import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseJsonBody } from '../../platform/http/json-body.js';

const NAME = '^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$';
const closed = { additionalProperties: false };

const actor = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200 }),
    role: Type.Optional(Type.Enum(['secretariat', 'auditor'])),
    /** A UUID, or the name of the step that registers the agency. */
    agency: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
);
export type StepActor = Static<typeof actor>;

/** A file handed in, in place of a body. */
const upload = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    mediaType: Type.Enum(['text/csv', 'text/plain']),
    text: Type.String({ minLength: 1 }),
  },
  closed,
);
export type Upload = Static<typeof upload>;

const writtenStep = Type.Object(
  {
    at: Type.String(),
    as: Type.String({ minLength: 1 }),
    post: Type.String({ pattern: '^/v1/[!-~]+$' }),
    name: Type.Optional(Type.String({ pattern: NAME, maxLength: 100 })),
    body: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    upload: Type.Optional(upload),
  },
  closed,
);

const stepFile = Type.Object(
  {
    about: Type.Optional(Type.String()),
    actors: Type.Optional(Type.Record(Type.String(), actor)),
    steps: Type.Array(writtenStep),
  },
  closed,
);

/** A file of steps as it is written: who acts, and what is sent to the public API, when. */
export type StepFile = Static<typeof stepFile>;

const shape = Compile(stepFile);

/** A step file, or every fault of its shape. */
export type ReadStepFile =
  { readonly file: StepFile; readonly faults?: undefined } | { readonly faults: readonly string[] };

/** As strict as the service is with a body: no name twice, no number that would change. */
export const parseStepFile = (bytes: Uint8Array): ReadStepFile => {
  let content: unknown;
  try {
    content = parseJsonBody(bytes);
  } catch (fault) {
    return { faults: [fault instanceof Error ? faultOf(fault) : String(fault)] };
  }
  if (shape.Check(content)) return { file: content };
  return {
    faults: shape
      .Errors(content)
      .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`),
  };
};

const faultOf = (fault: Error): string => {
  const [first] = 'faults' in fault && Array.isArray(fault.faults) ? fault.faults : [];
  return (first as { message?: string } | undefined)?.message ?? fault.message;
};
