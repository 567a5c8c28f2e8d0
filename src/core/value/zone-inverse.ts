/**
 * From a zone's clocks back to a moment, for any zone that can tell the way there.
 *
 * Promises: at most four evaluations, since one may cost a service call. Must not know: zone names,
 * what computes the way there.
 */
import type { ToSerial } from './encode';

const MS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
const EPOCH_SERIAL = 25_569;

/**
 * The moment (ms UTC, a whole second) at which the clocks show `serial`. Of a time that comes twice
 * the first; a time that a clock change skips moves on by what was skipped.
 *
 * A day on either side of the clock's reading taken as UTC lies before and after the moment in every
 * zone (offsets are -12 to +14 hours), so one of the two offsets there is the moment's own, as long
 * as no zone changes its clocks twice within two days.
 */
export function momentOfSerial(serial: number, toSerial: ToSerial): number {
  const wallMs = wallOf(serial);
  const offsetAt = (atMs: number) => wallOf(toSerial(atMs)) - atMs;
  const before = offsetAt(wallMs - MS_PER_DAY);
  const after = offsetAt(wallMs + MS_PER_DAY);
  if (before === after || offsetAt(wallMs - before) === before) return wallMs - before;
  return offsetAt(wallMs - after) === after ? wallMs - after : wallMs - before;
}

/** How far a zone's clock is ahead of UTC at a moment (ms UTC), minutes. One evaluation. */
export function utcOffsetMinutes(atMs: number, toSerial: ToSerial): number {
  return Math.round((wallOf(toSerial(atMs)) - atMs) / 60_000);
}

/** A clock's reading as if it were UTC, ms, to the second. */
function wallOf(serial: number): number {
  return Math.round((serial - EPOCH_SERIAL) * SECONDS_PER_DAY) * 1000;
}
