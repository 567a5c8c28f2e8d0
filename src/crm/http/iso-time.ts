/**
 * ISO 8601 texts of answers: a day, or a moment with or without fractions and zone.
 *
 * Promises: a day stays a day, since a zone would move it; a moment without zone is UTC; what is
 * no such text or no real day is null.
 */
import type { FieldValue } from '../../core/model';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:Z|([+-])(\d{2}):?(\d{2})?)?)?$/i;

export function readIsoTime(text: string): FieldValue | null {
  const match = ISO.exec(text.trim());
  if (!match) return null;
  const [, year = '', month = '', day = '', hours] = match;
  const midnightMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const name = `${year}-${month}-${day}`;
  if (Number.isNaN(midnightMs) || dayName(midnightMs) !== name) return null;
  if (hours === undefined) return { kind: 'day', day: name };
  const clockMs = timeOfDayMs(match);
  return clockMs === null ? null : { kind: 'instant', atMs: midnightMs + clockMs };
}

/** The UTC day of a moment, `YYYY-MM-DD`. */
export function dayName(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function timeOfDayMs(match: RegExpExecArray): number | null {
  const number = (group: number) => Number(match[group] ?? 0);
  const [hours, minutes, seconds] = [number(4), number(5), number(6)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const fractionMs = Number(`${match[7] ?? ''}000`.slice(0, 3));
  const zoneMinutes = (number(9) * 60 + number(10)) * (match[8] === '-' ? -1 : 1);
  return ((hours * 60 + minutes - zoneMinutes) * 60 + seconds) * 1000 + fractionMs;
}
