/**
 * When a linked tab is refreshed by itself. Times are those of the spreadsheet's clock, so a day with
 * a clock change has its one refresh like any other.
 *
 * Promises: pure; a moment that was missed is due until a refresh is complete, and then once, however
 * many were missed. Must not know: triggers, who asks.
 */
import type { ToSerial } from './value/encode';

/** Hours 0 to 23 of the spreadsheet's clock; weekdays 1 = Monday to 7 = Sunday. */
export type Rhythm =
  | { readonly kind: 'hourly' }
  | { readonly kind: 'daily'; readonly hour: number }
  | { readonly kind: 'weekly'; readonly weekday: number; readonly hour: number };

/** Whose trigger refreshes a tab. `id` is a random one of that user, no address. */
export interface Scheduler {
  readonly id: string;
  readonly name: string;
}

export interface Schedule {
  readonly rhythm: Rhythm;
  readonly by: Scheduler;
}

/** Ticks come about once an hour, early or late by a quarter of one. */
const HOURLY_MS = 30 * 60_000;

/** `lastMs`: the last complete refresh, ms UTC; null: none yet. */
export function isDue(
  rhythm: Rhythm,
  lastMs: number | null,
  nowMs: number,
  toSerial: ToSerial,
): boolean {
  if (lastMs === null) return true;
  if (rhythm.kind === 'hourly') return nowMs - lastMs >= HOURLY_MS;
  return toSerial(lastMs) < latestPlanned(rhythm, toSerial(nowMs));
}

/** The last planned moment not after now, as a serial. */
function latestPlanned(rhythm: Exclude<Rhythm, { kind: 'hourly' }>, now: number): number {
  const step = rhythm.kind === 'daily' ? 1 : 7;
  let planned = Math.floor(now) + rhythm.hour / 24;
  if (rhythm.kind === 'weekly') planned -= (weekdayOf(now) - rhythm.weekday + 7) % 7;
  return planned <= now ? planned : planned - step;
}

/** Serial 2 is the first of January 1900, a Monday. */
function weekdayOf(serial: number): number {
  return ((Math.floor(serial) - 2 + 7) % 7) + 1;
}
