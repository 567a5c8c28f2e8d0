/**
 * Zone arithmetic of the spreadsheet without a service call for each cell.
 *
 * Whether the platform's `Intl` knows zones is not documented, so one moment is checked against
 * `Utilities.formatDate` at the start of a run; if they differ, `formatDate` does the work.
 */
import type { Zone } from '../../core/ports';
import { momentOfSerial } from '../../core/value/zone-inverse';
import type { PlatformAnswers } from '../platform-answers';

const MS_PER_DAY = 86_400_000;
const EPOCH_SERIAL = 25_569;

/** One read. `nowMs` is the moment that is checked, ms UTC; `known` spares the comparison. */
export function sheetZone(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  nowMs: number,
  known: PlatformAnswers['zoneArithmetic'] = 'unknown',
): Zone {
  const name = spreadsheet.getSpreadsheetTimeZone();
  const byUtilities = utilitiesClock(name);
  const byIntl = known === 'utilities' ? null : intlClock(name);
  const intlWorks = byIntl !== null && (known === 'intl' || byIntl(nowMs) === byUtilities(nowMs));
  const clock = intlWorks ? byIntl : byUtilities;
  const wholeSecond = (atMs: number) => Math.floor(atMs / 1000) * 1000;
  const toSerial = (atMs: number) => clock(wholeSecond(atMs)) / MS_PER_DAY + EPOCH_SERIAL;
  return { name, toSerial, fromSerial: (serial) => momentOfSerial(serial, toSerial) };
}

/** A zone's wall clock at a moment (ms UTC), as if it were UTC, in ms. */
export type WallClock = (atMs: number) => number;

/** One service call for each moment. */
export function utilitiesClock(zone: string): WallClock {
  return (atMs) =>
    Date.parse(`${Utilities.formatDate(new Date(atMs), zone, "yyyy-MM-dd'T'HH:mm:ss")}Z`);
}

/** No service call; null where the platform's `Intl` does not know the zone. */
export function intlClock(zone: string): WallClock | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hour12: false,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return (atMs) => wallClock(format.formatToParts(new Date(atMs)));
  } catch {
    // An unknown zone is not an error here: the caller has another way.
    return null;
  }
}

function wallClock(parts: readonly Intl.DateTimeFormatPart[]): number {
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour') % 24,
    part('minute'),
    part('second'),
  );
}
