import type { Html } from './html.js';

/** A part of the pack with its place in the contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
