import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import {
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
} from '@grpc/grpc-js';
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { assertNever } from '../../../src/kernel/assert-never.js';
import type { AppendFault, DoubleFaults } from './double-faults.js';
import { streamDeleted, tooLarge } from './double-faults.js';
import {
  type AppendOutcome,
  type DoubleLog,
  type Expected,
  MAX_APPEND_SIZE,
  type ProposedEvent,
} from './double-log.js';
import { identifierOf, proposedOf, streamOf, uuidOf } from './double-messages.js';

/** What both kinds of append are made of. */
export interface AppendParts {
  readonly log: DoubleLog;
  readonly faults: DoubleFaults;
  /** Cuts the connections of all clients. */
  readonly cut: () => void;
}

interface Asked {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly ProposedEvent[];
}

/** The outcome, a fault to answer with, or nothing at all where the connection is gone or no answer is to come. */
const carryOut = async (
  { log, faults, cut }: AppendParts,
  { stream, expected, events }: Asked,
): Promise<AppendOutcome | Exclude<AppendFault, 'kill-before-write' | `${string}-after-write`>> => {
  if (faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.delayMs));
  const fault = faults.lasting ?? faults.takeForAppend();
  switch (fault) {
    case undefined:
      return log.append(stream, events, expected);
    case 'kill-before-write':
      cut();
      return 'no-answer';
    case 'kill-after-write':
      log.append(stream, events, expected);
      cut();
      return 'no-answer';
    case 'no-answer-after-write':
      log.append(stream, events, expected);
      return 'no-answer';
    case 'timeout':
    case 'unavailable':
    case 'not-leader':
    case 'access-denied':
    case 'no-answer':
      return fault;
    default:
      return assertNever(fault);
  }
};

const batchExpected = (options: BatchAppendReq.Options): Expected => {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream-exists';
  return BigInt(options.getStreamPosition());
};

const packed = (
  name: string,
  message: { serializeBinary(): Uint8Array },
  code: number,
): BatchAppendResp => {
  const details = new protobufAny.Any();
  details.pack(message.serializeBinary(), `event_store.client.${name}`);
  const error = new statuses.Status();
  error.setCode(code);
  error.setMessage(name);
  error.setDetails(details);
  const response = new streams.BatchAppendResp();
  response.setError(error);
  return response;
};

const wrongVersion = (actual: bigint | 'no-stream', expected: Expected): BatchAppendResp => {
  const wrong = new shared.WrongExpectedVersion();
  if (actual === 'no-stream') wrong.setCurrentNoStream(new protobufEmpty.Empty());
  else wrong.setCurrentStreamRevision(actual.toString());
  if (expected === 'no-stream') wrong.setExpectedNoStream(new protobufEmpty.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new protobufEmpty.Empty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new protobufEmpty.Empty());
  else wrong.setExpectedStreamPosition(expected.toString());
  return packed('WrongExpectedVersion', wrong, status.FAILED_PRECONDITION);
};

const batchAnswer = (outcome: AppendOutcome, { stream, expected }: Asked): BatchAppendResp => {
  switch (outcome.kind) {
    case 'success': {
      const success = new streams.BatchAppendResp.Success();
      if (outcome.revision === 'no-stream') success.setNoStream(new protobufEmpty.Empty());
      else success.setCurrentRevision(outcome.revision.toString());
      if (outcome.position === undefined) success.setNoPosition(new protobufEmpty.Empty());
      else {
        const position = new shared.AllStreamPosition();
        position.setCommitPosition(outcome.position.toString());
        position.setPreparePosition(outcome.position.toString());
        success.setPosition(position);
      }
      const response = new streams.BatchAppendResp();
      response.setSuccess(success);
      return response;
    }
    case 'wrong-version':
      return wrongVersion(outcome.actual, expected);
    case 'deleted': {
      const deleted = new shared.StreamDeleted();
      deleted.setStreamIdentifier(identifierOf(stream));
      return packed('StreamDeleted', deleted, status.FAILED_PRECONDITION);
    }
    case 'too-large': {
      const large = new shared.MaximumAppendSizeExceeded();
      large.setMaxappendsize(MAX_APPEND_SIZE);
      return packed('MaximumAppendSizeExceeded', large, status.INVALID_ARGUMENT);
    }
    default:
      return assertNever(outcome);
  }
};

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

const answerBatch = async (
  call: BatchCall,
  correlation: UUID,
  asked: Asked,
  parts: AppendParts,
): Promise<void> => {
  const outcome = await carryOut(parts, asked);
  if (outcome === 'no-answer') return;
  if (outcome === 'unavailable' || outcome === 'not-leader') {
    call.emit('error', parts.faults.asStatus(outcome));
    return;
  }
  let response: BatchAppendResp;
  if (outcome === 'access-denied')
    response = packed('AccessDenied', new shared.AccessDenied(), status.PERMISSION_DENIED);
  else if (outcome === 'timeout')
    response = packed('Timeout', new shared.Timeout(), status.DEADLINE_EXCEEDED);
  else response = batchAnswer(outcome, asked);
  response.setCorrelationId(correlation);
  response.setStreamIdentifier(identifierOf(asked.stream));
  call.write(response);
};

/** `BatchAppend`: chunks gather under their correlation until one is final. */
export const handleBatchAppend =
  (parts: AppendParts) =>
  (call: BatchCall): void => {
    const gathering = new Map<string, { asked: Asked; events: ProposedEvent[] }>();
    call.on('data', (request: BatchAppendReq) => {
      const correlation = request.getCorrelationId();
      const options = request.getOptions();
      if (!correlation) return;
      const id = uuidOf(correlation);
      if (options) {
        const events: ProposedEvent[] = [];
        const stream = streamOf(options.getStreamIdentifier());
        gathering.set(id, { asked: { stream, expected: batchExpected(options), events }, events });
      }
      const batch = gathering.get(id);
      batch?.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!batch || !request.getIsFinal()) return;
      gathering.delete(id);
      void answerBatch(call, correlation, batch.asked, parts);
    });
    call.on('error', () => undefined);
    call.on('end', () => call.end());
  };

const classicExpected = (options: AppendReq.Options | undefined): Expected => {
  if (options?.hasNoStream()) return 'no-stream';
  if (options?.hasStreamExists()) return 'stream-exists';
  if (options?.hasRevision()) return BigInt(options.getRevision());
  return 'any';
};

const classicAnswer = (
  outcome: AppendOutcome,
  expected: Expected,
): AppendResp | 'deleted' | 'too-large' => {
  const response = new streams.AppendResp();
  switch (outcome.kind) {
    case 'success': {
      const success = new streams.AppendResp.Success();
      if (outcome.revision === 'no-stream') success.setNoStream(new shared.Empty());
      else success.setCurrentRevision(outcome.revision.toString());
      const position = new streams.AppendResp.Position();
      position.setCommitPosition((outcome.position ?? 0n).toString());
      position.setPreparePosition((outcome.position ?? 0n).toString());
      if (outcome.position === undefined) success.setNoPosition(new shared.Empty());
      else success.setPosition(position);
      response.setSuccess(success);
      return response;
    }
    case 'wrong-version': {
      const wrong = new streams.AppendResp.WrongExpectedVersion();
      if (outcome.actual === 'no-stream') wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentRevision(outcome.actual.toString());
      if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty());
      else if (typeof expected === 'bigint') wrong.setExpectedRevision(expected.toString());
      response.setWrongExpectedVersion(wrong);
      return response;
    }
    case 'deleted':
    case 'too-large':
      return outcome.kind;
    default:
      return assertNever(outcome);
  }
};

/** `Append`: one call an append, its outcome in the answer, its faults in the status. */
export const handleAppend =
  (parts: AppendParts) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let stream = '';
    let expected: Expected = 'any';
    const events: ProposedEvent[] = [];
    const finish = async (): Promise<void> => {
      const outcome = await carryOut(parts, { stream, expected, events });
      if (outcome === 'no-answer' || outcome === 'timeout') return;
      if (typeof outcome === 'string') return answer(parts.faults.asStatus(outcome));
      const response = classicAnswer(outcome, expected);
      if (response === 'deleted') answer(streamDeleted(stream));
      else if (response === 'too-large') answer(tooLarge(MAX_APPEND_SIZE));
      else answer(null, response);
    };
    call.on('data', (request: AppendReq) => {
      const options = request.getOptions();
      const message = request.getProposedMessage();
      if (options) {
        stream = streamOf(options.getStreamIdentifier());
        expected = classicExpected(options);
      }
      if (message) events.push(proposedOf(message));
    });
    call.on('error', () => undefined);
    call.on('end', () => void finish());
  };
