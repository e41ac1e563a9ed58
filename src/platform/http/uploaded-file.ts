import multipart from '@fastify/multipart';
import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
} from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Audience, MayCall } from './access.js';
import { Problem, problem } from './problem.js';
import { problemResponse } from './problem-response.js';

/** A file as it came in a form. */
export interface UploadedFile {
  /** As the client gave it, path and all. */
  readonly name: string;
  readonly declared: string;
  readonly bytes: Uint8Array;
}

/** For the form around a file: its boundary and the headers of its only part. */
const FORM_BYTES = 8 * 1024;

/** So many files are held in memory at once, each up to the limit. */
const AT_ONCE = 4;

const isForm = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false;

const takesFile = ({ routeOptions }: FastifyRequest): boolean =>
  'takesFile' in routeOptions.config && routeOptions.config.takesFile === true;

/** Lets the routes that take a file, and no others, read a form. */
export const serveUploads = async (fastify: FastifyInstance): Promise<void> => {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.is404 || !isForm(request) || takesFile(request)) done();
    else done(notJson());
  });
  // The name as it was given: a path in it is refused, not cut off in silence.
  await fastify.register(multipart, { preservePath: true, throwFileSizeLimit: true });
};

const notJson = (): Problem =>
  problem(415, 'The body is of a type that is not read here', {
    code: 'BODY.NOT_JSON',
    message: 'Send the body as application/json.',
    at: 'Content-Type',
  });

/** A route that takes one file in a form, in the part `file`; it writes nothing into the ledger. */
export const FileRoute = <Answer extends object>({
  summary,
  mayCall,
  answer,
}: {
  readonly summary: string;
  readonly mayCall: readonly Audience[];
  readonly answer: Type<Answer>;
}): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takesFile: true }),
    ApiOperation({ summary, description: `May be called by: ${mayCall.join(', ')}.` }),
    ApiBearerAuth(),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    }),
    ApiCreatedResponse({ type: answer }),
    problemResponse(400, 'The form cannot be read, or a field is not valid.'),
    problemResponse(401, 'No valid token.'),
    problemResponse(403, 'Not for this caller: rule and source are named.'),
    problemResponse(404, 'Something it names does not exist.'),
    problemResponse(409, 'Not at this stage: rule and source are named.'),
    problemResponse(410, 'The texts of the record were erased: no file can be added to it.'),
    problemResponse(413, 'The file is larger than what is taken: nothing was kept.'),
    problemResponse(415, 'The body is not a form with a file.'),
    problemResponse(422, 'The file is none that is taken: rule and source are named.'),
    problemResponse(503, 'Nothing was kept: send it again after `Retry-After` seconds.'),
    HttpCode(201),
    MayCall(mayCall),
  );

const tooLarge = (limit: number): Problem =>
  problem(413, 'The file is too large', {
    code: 'EVIDENCE_FILE.TOO_LARGE',
    message: `A file may take up to ${limit / 1024 / 1024} MiB.`,
    at: 'file',
  });

const noForm = (status: number, message: string): Problem =>
  problem(status, 'A form with one file is expected', {
    code: 'EVIDENCE_FILE.NOT_A_FORM',
    message,
    at: 'file',
  });

const codeOf = (fault: unknown): unknown =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;

/** The only part of a form, which is a file. @throws Problem 400, or what the parser says of limits */
const onlyFile = async (request: FastifyRequest, fileSize: number): Promise<UploadedFile> => {
  const limits = { fileSize, files: 1, fields: 0, parts: 1, headerPairs: 10 };
  let only: UploadedFile | undefined;
  for await (const part of request.parts({ limits })) {
    if (part.type !== 'file' || part.fieldname !== 'file') {
      throw noForm(400, 'The form has one part, and its name is `file`.');
    }
    const { filename, mimetype } = part;
    only = { name: filename.normalize('NFC'), declared: mimetype, bytes: await part.toBuffer() };
  }
  if (!only) throw noForm(400, 'The form has no part named `file`.');
  return only;
};

/** Reads files of forms, a few at a time. What is too large is refused before it fills memory; none of it reaches the disk. */
export class Uploads {
  #reading = 0;

  /** @param limit of one file, in bytes */
  constructor(readonly limit: number) {}

  /** Reads the only file of a form. @throws Problem 400, 413, 415, 503 */
  async read(request: FastifyRequest): Promise<UploadedFile> {
    if (!request.isMultipart()) throw noForm(415, 'Send the file as multipart/form-data.');
    if (Number(request.headers['content-length'] ?? 0) > this.limit + FORM_BYTES)
      throw tooLarge(this.limit);
    if (this.#reading >= AT_ONCE) {
      const fault = { code: 'EVIDENCE_FILE.BUSY', message: 'Nothing was kept. Try again.' };
      throw new Problem(503, 'Too many files at once', [fault], { 'Retry-After': '1' });
    }
    this.#reading += 1;
    try {
      return await onlyFile(request, this.limit);
    } catch (fault) {
      if (fault instanceof Problem) throw fault;
      if (codeOf(fault) === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge(this.limit);
      throw noForm(400, 'The form cannot be read: it holds one part, and that is the file.');
    } finally {
      this.#reading -= 1;
    }
  }
}
