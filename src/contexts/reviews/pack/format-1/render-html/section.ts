import type { Html } from '../../../../../platform/html.js';

/** A part of the pack with its place in the contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** On paper it begins where the one before ends, not on a new page. */
  readonly flows?: boolean;
  readonly body: Html;
}
