/** Probes: typed dates, Dates written by a script, serial numbers, and the zones between them. */
import { intlClock, utilitiesClock, type WallClock } from '../adapters/sheet-zone';
import type { Lab } from './lab';
import type { Probe } from './probe';
import { isDate, messageOf, readCells, wordFor, wordsFor, yesNo } from './reading';

const TYPED = 'typed-input rule; no quote from the live service';
const LIVE = 'reported live';

const TEXTS = {
  slash: '1/2',
  dash: '1-2',
  loose: '33/33',
  iso: '2026-01-02',
  time: '14:30',
  serial: 46_000,
} as const;

const texts = (lab: Lab) => wordsFor(lab.area(Object.keys(TEXTS).length, 1), TEXTS);
const read = (name: keyof typeof TEXTS) => (lab: Lab) => lab.once(texts)[name];

/** 2025-12-09; the fraction is noon. */
const SERIAL = 46_000;
const DAY_FORMAT = 'yyyy-mm-dd';
/** 2026-07-15T10:20:30Z. */
const MOMENT_MS = Date.UTC(2026, 6, 15, 10, 20, 30);

interface Written {
  readonly day: unknown;
  readonly noon: unknown;
  readonly later: unknown;
  readonly time: unknown;
  readonly date: unknown;
  readonly displayedDay: string;
  readonly zone: string;
}

/** Serials under a date format set before and after, a typed time, and a Date. */
function written(lab: Lab): Written {
  const range = lab.area(5, 1);
  range.offset(0, 0, 2, 1).setNumberFormat(DAY_FORMAT);
  const values = [SERIAL, SERIAL + 0.5, SERIAL, '14:30', new Date(MOMENT_MS)];
  range.setValues(values.map((value) => [value]));
  range.getCell(3, 1).setNumberFormat(DAY_FORMAT);
  const [day, noon, later, time, date] = readCells(range).map(({ value }) => value);
  const displayedDay = range.getCell(1, 1).getDisplayValue();
  return { day, noon, later, time, date, displayedDay, zone: zoneOf(lab) };
}

const zoneOf = (lab: Lab): string => lab.once(() => '') + lab.spreadsheet.getSpreadsheetTimeZone();

/** How a Date reads on the spreadsheet's clock. */
function shown(value: unknown, zone: string, pattern: string): string {
  return isDate(value) ? Utilities.formatDate(value, zone, pattern) : typeof value;
}

function expectShown(value: unknown, expected: string, { zone }: Written): string {
  const seen = shown(value, zone, 'yyyy-MM-dd HH:mm:ss');
  return seen === expected ? 'yes' : seen;
}
