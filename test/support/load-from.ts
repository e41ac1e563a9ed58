import type { LoadState } from '../../src/kernel/decider.js';

/** Loads states as if their streams had led to them, by stream name; any other stream has not begun. */
export const loadFrom =
  (states: Readonly<Record<string, unknown>>): LoadState =>
  async (reader, id) =>
    (states[reader.stream(id)] ?? reader.initial) as typeof reader.initial;
