import { describe, expect, it } from '@jest/globals';
import {
  type BulkWriteResult,
  MongoBulkWriteError,
  MongoNetworkError,
  MongoServerError,
} from 'mongodb';
import { ViewsUnavailable } from '../read-store.js';
import { problemOf } from '../../http/problem.filter.js';
import { asStoreFault } from './mongo-faults.js';

const answered = (code: number, labels: readonly string[] = []): MongoServerError => {
  const error = new MongoServerError({ message: 'said the server', code });
  for (const label of labels) error.addErrorLabel(label);
  return error;
};

const duringBulkWrite = (met: Error): MongoBulkWriteError => {
  const nothingWritten: Pick<BulkWriteResult, 'getWriteConcernError'> = {
    getWriteConcernError: () => undefined,
  };
  return new MongoBulkWriteError(met, nothingWritten as BulkWriteResult);
};

describe('a fault of MongoDB', () => {
  it.each<[string, Error]>([
    ['no connection', new MongoNetworkError('read ECONNRESET')],
    ['no connection for a bulk write', duringBulkWrite(new MongoNetworkError('read ECONNRESET'))],
    ['no primary for a bulk write', duringBulkWrite(answered(10_107))],
    ['no primary', answered(10_107)],
    ['a primary that is leaving', answered(91)],
    ['a time limit', answered(50)],
    ['a majority that did not confirm in time', answered(64)],
    ['a full disk', answered(14_031)],
    ['a wrong password', answered(18)],
    ['something that the server says can be tried again', answered(1, ['RetryableWriteError'])],
  ])('that waiting helps is a store that cannot serve now: %s', (_, error) => {
    const fault = asStoreFault(error);
    expect(fault).toBeInstanceOf(ViewsUnavailable);
    expect((fault as Error).cause).toBe(error);
    expect(problemOf(fault)?.getStatus()).toBe(503);
  });

  it.each([answered(2), answered(9), duringBulkWrite(answered(2)), new TypeError('ours')])(
    'of another kind stays: %s',
    (error) => {
      expect(asStoreFault(error)).toBe(error);
    },
  );
});
