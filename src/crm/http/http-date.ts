/**
 * Dates of HTTP headers in the three forms that a reader must accept (RFC 9110, 5.6.7).
 *
 * Promises: anything else is null, also what a lenient parser would take for a date.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIME = '(\\d{2}:\\d{2}:\\d{2})';

interface Form {
  readonly pattern: RegExp;
  /** Which group holds what. */
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly time: number;
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`^[A-Z][a-z]{2}, (\\d{2}) ([A-Z][a-z]{2}) (\\d{4}) ${TIME} GMT$`),
    day: 1,
    month: 2,
    year: 3,
    time: 4,
  },
  {
    pattern: new RegExp(`^[A-Z][a-z]+day, (\\d{2})-([A-Z][a-z]{2})-(\\d{2}) ${TIME} GMT$`),
    day: 1,
    month: 2,
    year: 3,
    time: 4,
  },
  {
    pattern: new RegExp(`^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \\d]\\d) ${TIME} (\\d{4})$`),
    day: 2,
    month: 1,
    year: 4,
    time: 3,
  },
];

/** ms UTC, or null. `nowMs` decides the century of a two-digit year: at most 50 years ahead. */
export function httpDateMs(text: string, nowMs: number): number | null {
  for (const form of FORMS) {
    const match = form.pattern.exec(text);
    if (!match) continue;
    const part = (group: number) => match[group] ?? '';
    return moment({
      year: fullYear(part(form.year), nowMs),
      month: MONTHS.indexOf(part(form.month)),
      day: Number(part(form.day)),
      time: part(form.time),
    });
  }
  return null;
}

function fullYear(digits: string, nowMs: number): number {
  if (digits.length === 4) return Number(digits);
  const year = 2000 + Number(digits);
  return year > new Date(nowMs).getUTCFullYear() + 50 ? year - 100 : year;
}

function moment(parts: { year: number; month: number; day: number; time: string }): number | null {
  const { year, month, day } = parts;
  const [hours = 0, minutes = 0, seconds = 0] = parts.time.split(':').map(Number);
  const atMs = Date.UTC(year, month, day, hours, minutes, seconds);
  const date = new Date(atMs);
  const exists = month >= 0 && date.getUTCDate() === day && date.getUTCHours() === hours;
  return exists ? atMs : null;
}
