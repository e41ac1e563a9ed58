import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { type DoubleFaults, streamDeleted } from './double-faults.js';
import type { DoubleLog, KeptEvent } from './double-log.js';
import {
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  eventMessage,
  notFoundMessage,
  streamOf,
} from './double-messages.js';

type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const BACKWARDS = streams.ReadReq.Options.ReadDirection.BACKWARDS;

export interface ReadParts {
  readonly log: DoubleLog;
  readonly faults: DoubleFaults;
  /** After which position each subscription began. */
  readonly subscribedAfter: bigint[];
}

/** Writes, and waits where the client does not keep up. False once the call has ended. */
const send = async (call: ReadCall, message: ReadResp): Promise<boolean> => {
  if (call.cancelled || call.destroyed) return false;
  if (!call.write(message)) {
    await new Promise<void>((resolve) => {
      const go = (): void => {
        call.off('drain', go).off('cancelled', go).off('close', go);
        resolve();
      };
      call.on('drain', go).on('cancelled', go).on('close', go);
    });
  }
  return !call.cancelled && !call.destroyed;
};

const readStream = async (
  call: ReadCall,
  options: ReadReq.Options,
  asked: ReadReq.Options.StreamOptions,
  { log }: ReadParts,
): Promise<void> => {
  const stream = streamOf(asked.getStreamIdentifier());
  const found = log.readStream(stream);
  if (found === 'deleted') {
    call.emit('error', streamDeleted(stream));
    return;
  }
  if (found === 'missing') {
    await send(call, notFoundMessage(stream));
    call.end();
    return;
  }
  const isBackwards = options.getReadDirection() === BACKWARDS;
  const from = asked.hasRevision() ? BigInt(asked.getRevision()) : undefined;
  const wanted = isBackwards
    ? found.filter(({ revision }) => from === undefined || revision <= from).toReversed()
    : found.filter(({ revision }) => !asked.hasEnd() && revision >= (from ?? 0n));
  for (const event of wanted.slice(0, Number(BigInt(options.getCount()))))
    if (!(await send(call, eventMessage(event)))) return;
  call.end();
};

/** A read of everything; its filter, if it has one, is not looked at: the server does not do so either. */
const readAll = async (
  call: ReadCall,
  options: ReadReq.Options,
  asked: ReadReq.Options.AllOptions,
  { log }: ReadParts,
): Promise<void> => {
  const isBackwards = options.getReadDirection() === BACKWARDS;
  const position = BigInt(asked.getPosition()?.getCommitPosition() ?? '0');
  let left = Number(BigInt(options.getCount()));
  let at = isBackwards ? log.events.length - 1 : 0;
  // Backwards from a position: what lies before it. Forwards: from it on, with it.
  if (asked.hasPosition()) at = log.indexAt(position) - (isBackwards ? 1 : 0);
  else if (asked.hasEnd() && !isBackwards) left = 0;
  for (; left > 0; left -= 1, at += isBackwards ? -1 : 1) {
    const event = log.events[at];
    if (!event || !(await send(call, eventMessage(event)))) break;
  }
  call.end();
};

/** Whether a subscription lets an event through. */
const filterOf = (options: ReadReq.Options): ((event: KeptEvent) => boolean) => {
  const filter = options.getFilter();
  const onStream = filter?.getStreamIdentifier();
  const expression = onStream ?? filter?.getEventType();
  if (!expression) return () => true;
  const prefixes = expression.getPrefixList();
  const regex = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex());
  return (event) => {
    const text = onStream ? event.stream : event.type;
    return regex?.test(text) ?? prefixes.some((prefix) => text.startsWith(prefix));
  };
};

const SEARCH_WINDOW = 32;

/** How many events lie between two checkpoints; 0 where none are given. */
const checkpointEvery = (options: ReadReq.Options): number => {
  const filter = options.getFilter();
  if (!filter) return 0;
  const window = filter.hasMax() ? filter.getMax() : SEARCH_WINDOW;
  return window * Math.max(1, filter.getCheckpointintervalmultiplier());
};

/** A subscription to everything, after a position: what is there, then what comes. */
const subscribeToAll = async (
  call: ReadCall,
  options: ReadReq.Options,
  asked: ReadReq.Options.AllOptions,
  { log, faults, subscribedAfter }: ReadParts,
): Promise<void> => {
  const passes = filterOf(options);
  const every = checkpointEvery(options);
  let after = asked.hasPosition() ? BigInt(asked.getPosition()?.getCommitPosition() ?? '0') : -1n;
  if (asked.hasEnd()) after = log.events.at(-1)?.position ?? -1n;
  subscribedAfter.push(after);
  let wake: (() => void) | undefined;
  const stop = log.onGrown(() => wake?.());
  const end = (): void => {
    stop();
    wake?.();
  };
  call.once('cancelled', end).once('close', end).once('error', end);
  let isCaughtUp = false;
  let looked = 0;
  await send(call, confirmationMessage());
  for (;;) {
    if (call.cancelled || call.destroyed || faults.lasting) break;
    const event = log.events[log.indexAt(after + 1n)];
    if (!event) {
      if (!isCaughtUp && !(await send(call, caughtUpMessage()))) break;
      if (!isCaughtUp) {
        isCaughtUp = true;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    after = event.position;
    looked += 1;
    if (passes(event)) {
      if (!(await send(call, eventMessage(event)))) break;
      if (faults.deliversTwice && !(await send(call, eventMessage(event)))) break;
    }
    if (every > 0 && looked % every === 0 && !(await send(call, checkpointMessage(after)))) break;
  }
  end();
  if (faults.lasting) call.emit('error', faults.asStatus(faults.lasting));
};

/** `Read`: of a stream, of everything, and every subscription to everything. */
export const handleRead =
  (parts: ReadParts) =>
  (call: ReadCall): void => {
    call.on('error', () => undefined);
    const { lasting } = parts.faults;
    if (lasting) {
      call.emit('error', parts.faults.asStatus(lasting));
      return;
    }
    const options = call.request.getOptions();
    const stream = options?.getStream();
    const all = options?.getAll();
    if (options && stream && !options.hasSubscription())
      void readStream(call, options, stream, parts);
    else if (options && all && options.hasSubscription())
      void subscribeToAll(call, options, all, parts);
    else if (options && all) void readAll(call, options, all, parts);
    else call.emit('error', { code: 12, details: 'The double has no subscriptions to one stream' });
  };
