/**
 * What a probe is: one fact about Google Sheets or Apps Script that the add-on leans on, and a small
 * experiment that tells what holds here. The same list runs on a live account and in the local host.
 */
import type { Lab } from './lab';

/**
 * `documented` by Google · `measured` on the live service and published by somebody · `claimed`
 * without proof · `open`: stated nowhere, or sources disagree.
 */
export type Confidence = 'documented' | 'measured' | 'claimed' | 'open';

export interface Source {
  readonly text: string;
  readonly confidence: Confidence;
}

/** What may be observed; the first is what the add-on expects. */
export type Readings = readonly [string, ...string[]];

export interface Probe {
  /** Subject and fact, for example `text.format-keeps-zeros`. Stable: documents refer to it. */
  readonly id: string;
  /** One sentence. */
  readonly fact: string;
  readonly source: Source;
  readonly readings: Readings;
  /** The reading. May throw: then the error is the reading. */
  run(lab: Lab): string;
}

export const YES: Readings = ['yes', 'no'];
export const NO: Readings = ['no', 'yes'];
export const ACCEPTED: Readings = ['accepted', 'refused'];
export const REFUSED: Readings = ['refused', 'accepted'];
