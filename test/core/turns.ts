/** How often a rhythm has come round on a wall clock: what schedules are held against in tests. */
import type { Rhythm } from '../../src/core/schedule';

export type Planned = Exclude<Rhythm, { kind: 'hourly' }>;

/** Serial 2 is a Monday, so this counts weeks from Mondays. */
const MONDAY = 2;

/** Which turn of its rhythm a wall clock stands in: grows by one at each planned moment. */
export function turnAt(rhythm: Planned, serial: number): number {
  // Whole seconds, so that no rounding of a serial counts.
  const days = Math.round(serial * 86_400 - rhythm.hour * 3_600) / 86_400;
  if (rhythm.kind === 'daily') return Math.floor(days);
  return Math.floor((days - MONDAY - (rhythm.weekday - 1)) / 7);
}
