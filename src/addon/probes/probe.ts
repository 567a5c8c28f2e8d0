/**
 * What a probe is: a small experiment that tells what holds here of one fact about Google Sheets or
 * Apps Script that the add-on leans on. The same list runs on a live account and in the local host.
 * The facts themselves, and how far they can be trusted, are told by `docs/APPS-SCRIPT.md`.
 */
import type { Lab } from './lab';

/** What may be observed; the first is what the add-on expects. */
export type Readings = readonly [string, ...string[]];

export interface Probe {
  /** Subject and fact, for example `text.format-keeps-zeros`. Stable: documents refer to it. */
  readonly id: string;
  readonly readings: Readings;
  /** The reading. May throw: then the error is the reading. */
  run(lab: Lab): string;
}

export const YES: Readings = ['yes', 'no'];
export const ACCEPTED: Readings = ['accepted', 'refused'];
export const REFUSED: Readings = ['refused', 'accepted'];
