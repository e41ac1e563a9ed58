import { InvalidArgumentError, Option } from 'commander';
import { isMoment, isPlainDate, type PlainDate } from '../kernel/plain-date.js';

/** The data folder that a command works on; where EVENTSTORE_URL is set, the log is there. */
export const dataOption = (): Option =>
  new Option('--data <dir>', 'the data folder').env('LEDGER_DATA_DIR').default('data');

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** A span of time in seconds: `90s`, `15m`, `8h`, `7d`. */
export const seconds = (text: string): number => {
  const [, count, unit = ''] = /^(\d{1,7})([smhd])$/.exec(text) ?? [];
  const each = SECONDS[unit];
  if (count === undefined || each === undefined)
    throw new InvalidArgumentError('Give a number with s, m, h or d, as 8h.');
  return Number(count) * each;
};

/** A whole number from 0 on. */
export const count = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
};

export const port = (text: string): number => {
  const number = count(text);
  if (number > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
};

export const webAddress = (text: string): URL => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('Give an address as http://127.0.0.1:3000.');
  return new URL(text);
};

export const day = (text: string): PlainDate => {
  if (!isPlainDate(text)) throw new InvalidArgumentError('Give a date as 2022-01-23.');
  return text;
};

/** A moment, or a day for its end in London. */
export const momentOrDay = (text: string): string => {
  if (isPlainDate(text) || isMoment(text)) return text;
  throw new InvalidArgumentError('Give a day, or a moment as 2022-03-31T10:00:00Z.');
};
