/**
 * Zone arithmetic of the spreadsheet without a service call for each cell.
 *
 * Whether the platform's `Intl` knows zones is not documented, so one moment is checked against
 * `Utilities.formatDate` at the start of a run; if they differ, `formatDate` does the work.
 */
import type { Zone } from '../../core/ports';

const MS_PER_DAY = 86_400_000;
const EPOCH_SERIAL = 25_569;

/** One read. `nowMs` is the moment that is checked, ms UTC. */
export function sheetZone(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  nowMs: number,
): Zone {
  const name = spreadsheet.getSpreadsheetTimeZone();
  const byUtilities = (atMs: number) => {
    return Date.parse(`${Utilities.formatDate(new Date(atMs), name, "yyyy-MM-dd'T'HH:mm:ss")}Z`);
  };
  const byIntl = intlClock(name);
  const intlWorks = byIntl !== null && byIntl(nowMs) === byUtilities(nowMs);
  const clock = intlWorks ? byIntl : byUtilities;
  const wholeSecond = (atMs: number) => Math.floor(atMs / 1000) * 1000;
  return {
    name,
    toSerial: (atMs) => clock(wholeSecond(atMs)) / MS_PER_DAY + EPOCH_SERIAL,
  };
}

/** The zone's wall clock as if it were UTC, in ms; null where zones are not known. */
function intlClock(zone: string): ((atMs: number) => number) | null {
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
