/**
 * Local time as a number: what `Date.UTC` would give for the clock's reading in a zone.
 * Source: ECMAScript, LocalTime and UTC(t).
 */

export interface Zone {
  /** Minutes ahead of UTC at a moment. */
  offsetMinutes(atMs: number): number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export function toLocal(atMs: number, zone: Zone): number {
  return Number.isFinite(atMs) ? atMs + zone.offsetMinutes(atMs) * MINUTE_MS : NaN;
}

/**
 * The moment of a clock reading. Read twice in a year (clocks set back): the first. Never read
 * (clocks set forward): as if the clocks had not been touched, so an hour later.
 */
export function fromLocal(localMs: number, zone: Zone): number {
  if (!Number.isFinite(localMs)) return NaN;
  const before = zone.offsetMinutes(localMs - DAY_MS);
  const after = zone.offsetMinutes(localMs + DAY_MS);
  const first = localMs - before * MINUTE_MS;
  if (before === after || zone.offsetMinutes(first) === before) return first;
  const second = localMs - after * MINUTE_MS;
  return zone.offsetMinutes(second) === after ? second : first;
}

export interface Fields {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

export function localFields(localMs: number): Fields {
  const at = new Date(localMs);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth(),
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    hours: at.getUTCHours(),
    minutes: at.getUTCMinutes(),
    seconds: at.getUTCSeconds(),
  };
}
