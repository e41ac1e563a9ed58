import { applyDecorators, type Type, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBearerAuth,
  ApiExtension,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  type ApiResponseSchemaHost,
  getSchemaPath,
} from '@nestjs/swagger';
import { type Audience, MayCall } from './access.js';
import { LIST_MARK } from './csv/described-tables.js';
import type { Answering } from './documented.js';
import { problemResponse } from './problem-response.js';
import { RevisionHeader } from './revision-header.js';

/** The class that documents an answer, or the classes of which it is one. */
type AnswerClasses = Type<object> | readonly Type<object>[];
type Documented<Answer extends AnswerClasses> =
  Answer extends Type<infer One> ? One : Answer extends readonly Type<infer Each>[] ? Each : never;

interface View<Answer extends AnswerClasses> {
  readonly summary: string;
  readonly mayCall: readonly Audience[];
  /** What it answers: the compiler compares it with what the method gives. */
  readonly answer: Answer;
}

type Schema = ApiResponseSchemaHost['schema'];

interface Body extends Pick<ApiResponseSchemaHost, 'schema' | 'headers'> {
  readonly mediaType?: string;
  readonly description: string;
  readonly models?: readonly Type<object>[];
}

/** What the routes of views have in common, whatever they answer. */
const view = (
  { summary, mayCall }: Pick<View<AnswerClasses>, 'summary' | 'mayCall'>,
  { schema, mediaType = 'application/json', description, headers = {}, models = [] }: Body,
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    ApiBearerAuth(),
    ApiExtraModels(...models),
    ApiOkResponse({ description, headers, content: { [mediaType]: { schema } } }),
    problemResponse(401, 'No valid token.'),
    problemResponse(403, 'Not for this caller: rule and source are named.'),
    MayCall(mayCall),
  );

const atACut = (): MethodDecorator =>
  applyDecorators(
    problemResponse(400, 'A query field is not valid: every fault is listed.'),
    problemResponse(503, 'The view is not at `after` yet, or too many cuts wait: `Retry-After`.'),
  );

const NOT_THERE = problemResponse(404, 'There is no such record.');

const classesOf = (answer: AnswerClasses): readonly Type<object>[] =>
  typeof answer === 'function' ? [answer] : answer;

const schemaOf = (answer: AnswerClasses): Schema => {
  const refs = classesOf(answer).map((each) => ({ $ref: getSchemaPath(each) }));
  const [only, ...others] = refs;
  return only && others.length === 0 ? only : { oneOf: refs };
};

/** What a route answers that has nothing in common with those of views. */
export const Answers = <Answer extends object>(answer: Type<Answer>): Answering<Answer> =>
  ApiOkResponse({ type: answer });

/** A view that answers one document which several registers give. */
export const ViewRoute = <const Answer extends AnswerClasses>(
  route: View<Answer>,
): Answering<Documented<Answer>> =>
  applyDecorators(
    view(route, {
      schema: schemaOf(route.answer),
      models: classesOf(route.answer),
      description: 'Live, or as at the cut that was asked for.',
    }),
    atACut(),
    NOT_THERE,
  );

/** A view that answers one record of a register, with the ETag that `If-Match` wants. */
export const RecordRoute = <const Answer extends AnswerClasses>(
  route: View<Answer>,
): Answering<Documented<Answer>> =>
  applyDecorators(
    view(route, {
      schema: schemaOf(route.answer),
      models: classesOf(route.answer),
      description: 'Live, or as at the cut that was asked for.',
      headers: {
        ETag: {
          description: 'Its revision, for `If-Match`; as at a cut one that `If-Match` refuses.',
          schema: { type: 'string', example: '"3"' },
        },
      },
    }),
    atACut(),
    NOT_THERE,
    UseInterceptors(RevisionHeader),
  );

/** Has `items`, and is served as a table under its address with `.csv`, too. */
const alsoAsTable = (): MethodDecorator =>
  applyDecorators(RouteConfig({ list: true }), ApiExtension(LIST_MARK, true));

/** One page of a list, as it is documented. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** A view that answers records of a register, page by page; as a table whole. */
export const ListRoute = <const Answer extends AnswerClasses>(
  route: View<Answer>,
): Answering<Page<Documented<Answer>>> =>
  applyDecorators(
    view(route, {
      schema: {
        type: 'object',
        required: ['items'],
        properties: {
          items: { type: 'array', items: schemaOf(route.answer) },
          next: {
            type: 'string',
            description: 'Give it back as `cursor` to read on; absent on the last page.',
          },
        },
      },
      models: classesOf(route.answer),
      description: 'One page, live or as at the cut that was asked for.',
    }),
    atACut(),
    alsoAsTable(),
  );

/** A view that answers `items`, and something about them all: no page, but everything at once. */
export const TableRoute = <Answer extends { readonly items: readonly object[] }>(
  route: View<Type<Answer>>,
): Answering<Answer> =>
  applyDecorators(
    view(route, {
      schema: schemaOf(route.answer),
      models: [route.answer],
      description: 'Live, or as at the cut that was asked for.',
    }),
    atACut(),
    alsoAsTable(),
  );

/** A document that is sent as the bytes it is: what it holds is documented by hand. */
export const BytesRoute = ({
  problems,
  ...route
}: Omit<View<AnswerClasses>, 'answer'> &
  Body & { readonly problems: Readonly<Record<number, string>> }): MethodDecorator =>
  applyDecorators(
    view(route, route),
    ...Object.entries(problems).map(([status, when]) => problemResponse(Number(status), when)),
  );
