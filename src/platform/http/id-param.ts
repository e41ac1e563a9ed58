import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { isUuid } from './fields.js';
import { problem } from './problem.js';

/** An id in an address: what is not a UUID cannot be the id of anything. @throws Problem 404 */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (isUuid(value)) return value;
    throw problem(404, 'There is no such record', {
      code: 'RECORD.NOT_FOUND',
      message: 'Ids are UUIDs in lower case: this is none.',
      ...(data !== undefined && { at: data }),
    });
  }
}
