/** TrustPager's three forms of a point in time, and the reading of ISO 8601 in queries. */
import type { TrustPagerSwitches } from './switches';

/** A timestamp that the server keeps. `mixed`: long where there are milliseconds, else short. */
export function timestamp(ms: number, form: TrustPagerSwitches['dateForm']): string {
  const iso = new Date(ms).toISOString();
  const short = form === 'short' || (form === 'mixed' && ms % 1000 === 0);
  if (form === 'dayOnly') return iso.slice(0, 10);
  return short ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 23)}+00:00`;
}

/** A date that somebody typed: kept as it was written unless the switch asks for one form. */
export function typedDate(text: string, form: TrustPagerSwitches['dateForm']): string {
  const ms = Date.parse(text);
  return form === 'mixed' || Number.isNaN(ms) ? text : timestamp(ms, form);
}

/** ms UTC of a day or a moment in ISO 8601; null where the text is neither. */
export function readMoment(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
