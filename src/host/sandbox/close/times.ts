/**
 * Close's forms of time, and the reading of days and moments. `x-tz-offset` decides what "today" is
 * and which moment a day or a time without an offset means (Close docs, Timezone offsets).
 */

const hourMs = 3_600_000;

/** `2013-02-01T00:54:51.337000+00:00`: six digits of a fraction. */
export function timestamp(ms: number): string {
  return `${bareTimestamp(ms)}+00:00`;
}

/** Without an offset, as pipelines have it. */
export function bareTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}000`;
}

/** Offset in ms. Missing or senseless: 0. */
export function readTzOffset(header: string | undefined): number {
  const hours = /^[+-]?\d{1,2}(\.\d+)?$/.test(header ?? '') ? Number(header) : 0;
  return Math.abs(hours) <= 14 ? hours * hourMs : 0;
}

/** The calendar day at `ms` for somebody at this offset. */
export function dayAt(ms: number, offsetMs: number): string {
  return new Date(ms + offsetMs).toISOString().slice(0, 10);
}

export interface Moment {
  /** Of a day: its midnight. */
  readonly ms: number;
  /** The calendar day that was written. */
  readonly day: string;
  readonly dayOnly: boolean;
  /** It had an offset of its own. */
  readonly zoned: boolean;
}

const momentPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A day or a moment in ISO 8601; null where the text is neither. */
export function readMoment(text: string, offsetMs: number): Moment | null {
  const [, day = '', time, zone] = momentPattern.exec(text) ?? [];
  const zoneText = zone === undefined ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  const parsedMs = Date.parse(`${day}T${time ?? '00:00'}${zoneText}`);
  if (Number.isNaN(parsedMs) || !isCalendarDay(day)) return null;
  const ms = zone === undefined ? parsedMs - offsetMs : parsedMs;
  return { ms, day, dayOnly: time === undefined, zoned: zone !== undefined };
}

/** Not the 30th of February. */
function isCalendarDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
