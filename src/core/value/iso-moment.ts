/**
 * Moments that a person typed as text: ISO 8601 with a zone, since without one a text does not say
 * which moment it is. Must not know: cells, the spreadsheet's zone.
 */
import { serialOfDay } from './cell';

const ISO_MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/i;

/** ms UTC, fractions of a second dropped; null when it is no such text or no real time. */
export function parseIsoMoment(text: string): number | null {
  const match = ISO_MOMENT.exec(text);
  const day = match?.[1];
  if (!match || day === undefined || serialOfDay(day) === null) return null;
  const number = (group: number) => Number(match[group] ?? 0);
  const [hours, minutes, seconds, zoneHours, zoneMinutes] = [2, 3, 4, 6, 7].map(number);
  if (!isBelow(hours, 24) || !isBelow(minutes, 60) || !isBelow(seconds, 60)) return null;
  if (!isBelow(zoneHours, 24) || !isBelow(zoneMinutes, 60)) return null;
  const east = match[5] === '-' ? -1 : 1;
  const offsetMinutes = east * (zoneHours * 60 + zoneMinutes);
  return (
    Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes - offsetMinutes) * 60 + seconds) * 1000
  );
}

function isBelow(value: number | undefined, end: number): value is number {
  return value !== undefined && value < end;
}
