/** Time zones by IANA name, as offsets. Promises: the same on every machine, whatever its own zone. */
import type { Zone } from '../realm/local-time';
import { serialOfInstant, serialOfUtc } from '../sheet/zone';

const SECONDS_PER_DAY = 86_400;

export function zoneNamed(name: string): Zone {
  return {
    offsetMinutes: (atMs) =>
      Math.round((serialOfInstant(atMs, name) - serialOfUtc(atMs)) * SECONDS_PER_DAY) / 60,
  };
}

const nameFormats = new Map<string, Intl.DateTimeFormat>();

/** The zone's English name at a moment, long (`Central European Standard Time`) or short (`GMT+1`). */
export function zoneNameAt(atMs: number, zone: string, style: 'long' | 'short'): string {
  const key = `${style} ${zone}`;
  let format = nameFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style });
    nameFormats.set(key, format);
  }
  const part = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? zone;
}
