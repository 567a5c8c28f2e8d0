/** Octolane's forms of a point in time on read, and the ISO 8601 that filters take. */

/** Six fraction digits, as `created_at` has. `us`: microseconds UTC. */
export function isoMicros(us: number): string {
  const whole = new Date(Math.floor(us / 1000)).toISOString();
  return `${whole.slice(0, -1)}${String(us % 1000).padStart(3, '0')}Z`;
}

/** Three fraction digits, as `close_date` has. `ms`: milliseconds UTC. */
export function isoMillis(ms: number): string {
  return new Date(ms).toISOString();
}

const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Microseconds UTC of a date or date-time; null where the text is neither. No zone means UTC. */
export function readIso(text: string): number | null {
  const [, day, time = '00:00', fraction = '', zone = 'Z'] = pattern.exec(text) ?? [];
  if (day === undefined) return null;
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? null : ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** The last moment that a date can hold, ms. */
export const dateMsMax = 8_640_000_000_000_000;
