/**
 * Moments and the spreadsheet's clock. A serial is days since 1899-12-30 00:00 on the clocks of a
 * zone; a moment is ms UTC. A local time that a clock change skipped moves on by the gap, one that
 * happened twice means the first.
 */

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Short enough that no zone changes its clocks twice in between (Morocco: a month apart). */
const STEP_MS = 10 * DAY_MS;

/** Serial of a moment read as UTC; also turns civil dates (through `Date.UTC`) into serials. */
export function serialOfUtc(wallMs: number): number {
  return (wallMs - EPOCH_MS) / DAY_MS;
}

/** The inverse: ms of the serial as if its clock were UTC, to the nearest ms. */
export function utcOfSerial(serial: number): number {
  return Math.round(serial * DAY_MS) + EPOCH_MS;
}

/** A moment as serial on the clocks of `timeZone` (IANA name). */
export function serialOfInstant(atMs: number, timeZone: string): number {
  return serialOfUtc(atMs + offsetAt(atMs, timeZone));
}

/** The moment when the clocks of `timeZone` show a serial, ms UTC. */
export function instantOfSerial(serial: number, timeZone: string): number {
  const wallMs = utcOfSerial(serial);
  const before = offsetAt(wallMs - DAY_MS, timeZone);
  const after = offsetAt(wallMs + DAY_MS, timeZone);
  for (const offset of [before, after]) {
    const atMs = wallMs - offset;
    if (offsetAt(atMs, timeZone) === offset) return atMs;
  }
  return wallMs - before;
}

interface Stretch {
  /** Offsets to UTC in ms at the start and at the end. */
  readonly before: number;
  readonly after: number;
  /** When `after` begins; meaningless if both are equal. */
  readonly changeMs: number;
}

const zones = new Map<string, Map<number, Stretch>>();

function stretchesOf(timeZone: string): Map<number, Stretch> {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const fresh = new Map<number, Stretch>();
  zones.set(timeZone, fresh);
  return fresh;
}

/** Local time minus UTC at a moment, ms. */
function offsetAt(atMs: number, timeZone: string): number {
  const stretch = stretchAt(atMs, timeZone);
  const isBefore = stretch.before === stretch.after || atMs < stretch.changeMs;
  return isBefore ? stretch.before : stretch.after;
}

function stretchAt(atMs: number, timeZone: string): Stretch {
  const stretches = stretchesOf(timeZone);
  const index = Math.floor(atMs / STEP_MS);
  let stretch = stretches.get(index);
  if (stretch === undefined) {
    stretch = explore(index * STEP_MS, timeZone);
    stretches.set(index, stretch);
  }
  return stretch;
}

function explore(fromMs: number, timeZone: string): Stretch {
  let low = fromMs;
  let high = fromMs + STEP_MS;
  const before = askOffset(low, timeZone);
  const after = askOffset(high, timeZone);
  if (before === after) return { before, after, changeMs: low };
  // Clock changes happen on whole seconds.
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (askOffset(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return { before, after, changeMs: high };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function askOffset(atMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      era: 'short',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const parts: Record<string, string> = {};
  for (const part of formatter.formatToParts(atMs)) parts[part.type] = part.value;
  const wall = new Date(0);
  const year = Number(parts.year);
  wall.setUTCFullYear(
    parts.era?.startsWith('B') ? 1 - year : year,
    Number(parts.month) - 1,
    Number(parts.day),
  );
  wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return wall.getTime() - Math.floor(atMs / 1000) * 1000;
}

/** Whether the runtime knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
