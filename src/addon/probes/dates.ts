/** Probes: typed dates, Dates written by a script, serial numbers, and the zones between them. */
import type { Lab } from './lab';
import { type Probe, YES } from './probe';
import { type Cell, isDate, readCells, wordFor, wordsFor, yesNo } from './reading';
import { COMMUNITY, LIVE, RANGE, UNSTATED } from './sources';

const TEXTS = {
  dash: '1-2',
  loose: '33/33',
  iso: '2026-01-02',
} as const;

const texts = (lab: Lab) => wordsFor(lab.area(Object.keys(TEXTS).length, 1), TEXTS);
const read = (name: keyof typeof TEXTS) => (lab: Lab) => lab.once(texts)[name];

/** 2025-12-09. */
const SERIAL = 46_000;
const DAY_FORMAT = 'yyyy-mm-dd';
/** 2026-07-15T10:20:30Z. */
const MOMENT_MS = Date.UTC(2026, 6, 15, 10, 20, 30);

/** The first goes into a cell of a date format. */
const VALUES = [SERIAL, '14:30', new Date(MOMENT_MS)] as const;

function written(lab: Lab): readonly Cell[] {
  const range = lab.area(VALUES.length, 1);
  range.getCell(1, 1).setNumberFormat(DAY_FORMAT);
  range.setValues(VALUES.map((value) => [value]));
  return readCells(range);
}

const writtenDate = (lab: Lab): unknown => lab.once(written)[2]?.value;

/** `yes` when the cell's Date shows `expected` on the spreadsheet's clock, else what it shows. */
function shows(position: number, pattern: string, expected: string) {
  return (lab: Lab): string => {
    const value = lab.once(written)[position]?.value;
    if (!isDate(value)) return typeof value;
    const seen = Utilities.formatDate(value, lab.spreadsheet.getSpreadsheetTimeZone(), pattern);
    return seen === expected ? 'yes' : seen;
  };
}

export const typedDateProbes: readonly Probe[] = [
  {
    id: 'dates.dash',
    fact: 'A text like 1-2 becomes a date.',
    source: LIVE,
    readings: ['date', 'text'],
    run: read('dash'),
  },
  {
    id: 'dates.loose-month-year',
    fact: 'A text like 33/33 becomes a date.',
    source: LIVE,
    readings: ['date', 'text'],
    run: read('loose'),
  },
  {
    id: 'dates.iso',
    fact: 'An ISO day becomes a date.',
    source: LIVE,
    readings: ['date', 'text'],
    run: read('iso'),
  },
];

export const dateProbes: readonly Probe[] = [
  {
    id: 'dates.serial-under-format',
    fact: 'A number written under a date format reads back as a Date.',
    source: RANGE,
    readings: ['date', 'number'],
    run: (lab) => wordFor(lab.once(written)[0], ''),
  },
  {
    id: 'dates.day-is-midnight',
    fact: "A whole serial is midnight on the spreadsheet's clock, counted from 1899-12-30.",
    source: LIVE,
    readings: ['yes'],
    run: shows(0, 'yyyy-MM-dd HH:mm:ss', '2025-12-09 00:00:00'),
  },
  {
    id: 'dates.time-cell-day',
    fact: 'A time of day is dated 1899-12-30.',
    source: LIVE,
    readings: ['yes'],
    run: shows(1, 'yyyy-MM-dd', '1899-12-30'),
  },
  {
    id: 'dates.written-date',
    fact: 'A Date comes back as the same moment.',
    source: RANGE,
    readings: YES,
    run: (lab) => {
      const value = writtenDate(lab);
      return yesNo(isDate(value) && value.getTime() === MOMENT_MS);
    },
  },
  {
    id: 'dates.instance',
    fact: "A Date from a cell is an instance of the script's own Date.",
    source: UNSTATED,
    readings: YES,
    run: (lab) => yesNo(writtenDate(lab) instanceof Date),
  },
  {
    id: 'dates.plain-number-in-date-cell',
    fact: 'Clearing a date cell and writing a number keeps the date format.',
    source: COMMUNITY,
    readings: ['date', 'number'],
    run: (lab) => {
      const cell = lab.area(1, 1).setNumberFormat(DAY_FORMAT).setValue(SERIAL);
      cell.clearContent();
      cell.setValue(7);
      return wordFor(readCells(cell)[0], '');
    },
  },
];
