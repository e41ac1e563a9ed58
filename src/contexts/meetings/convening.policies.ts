import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import { type Body, bodyExistsOn, type BodyId, termsInForce } from '../bodies/contract.js';
import type { Meeting } from './meeting.js';

interface Convening {
  readonly body: Body;
  readonly date: PlainDate;
  /** Whether another body's meeting was named, as part of which this one is held. */
  readonly isWithin: boolean;
  readonly host: Meeting;
}

export const bodyExistsThen = rule<Pick<Convening, 'body' | 'date'>>({
  code: 'MEETING.BODY_DOES_NOT_EXIST_THEN',
  statement: 'A body meets on a day on which it exists: established, not dissolved, in its period.',
  source: 'Domain, register 1: a set period, its end date mandatory',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, date }) => body.stage === 'none' || bodyExistsOn(body, date),
});

/** The body as part of whose meeting another one sits, by its terms of reference in force that day. */
const hostBody = ({ body, date }: Convening): BodyId | undefined =>
  body.stage === 'none' ? undefined : termsInForce(body, date)?.sitsWithin;

export const sitsWhereItsTermsSay = rule<Convening>({
  code: 'MEETING.HOST_NOT_NAMED',
  statement:
    'A body that sits as part of the meeting of another one, as the Contest Board does, names that meeting.',
  source: 'S4:348',
  kind: 'source',
  concerns: 'content',
  holds: (convening) => convening.isWithin || hostBody(convening) === undefined,
});

export const hostIsConvened = rule<Convening>({
  code: 'MEETING.HOST_NOT_FOUND',
  statement: 'The meeting as part of which another one is held was convened, and not cancelled.',
  source: 'Domain, register 1: as part of the meeting of the Board',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ isWithin, host }) => !isWithin || (host.stage !== 'none' && host.stage !== 'cancelled'),
});

export const hostIsTheRightOne = rule<Convening>({
  code: 'MEETING.NOT_PART_OF_THAT_MEETING',
  statement:
    'A meeting is part of one of the body that the terms of reference name, on the same day.',
  source: 'Domain, register 1: as part of the meeting of the Board',
  kind: 'ours',
  concerns: 'content',
  holds: (convening) => {
    const { isWithin, host, date } = convening;
    if (!isWithin || host.stage === 'none') return true;
    return host.bodyId === hostBody(convening) && host.date === date;
  },
});
