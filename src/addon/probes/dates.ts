/** Probes: typed dates, Dates written by a script, serial numbers, and the zones between them. */
import { type Lab, partOf } from './lab';
import { type Probe, type Readings, YES } from './probe';
import { type Cell, isDate, readCells, wordFor, wordsFor, yesNo } from './reading';

const texts = wordsFor({ dash: '1-2', loose: '33/33', iso: '2026-01-02' });

const DATE: Readings = ['date', 'text'];

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
  { id: 'dates.dash', readings: DATE, run: partOf(texts, 'dash') },
  { id: 'dates.loose-month-year', readings: DATE, run: partOf(texts, 'loose') },
  { id: 'dates.iso', readings: DATE, run: partOf(texts, 'iso') },
];

export const dateProbes: readonly Probe[] = [
  {
    id: 'dates.serial-under-format',
    readings: ['date', 'number'],
    run: (lab) => wordFor(lab.once(written)[0], ''),
  },
  {
    id: 'dates.day-is-midnight',
    readings: ['yes'],
    run: shows(0, 'yyyy-MM-dd HH:mm:ss', '2025-12-09 00:00:00'),
  },
  { id: 'dates.time-cell-day', readings: ['yes'], run: shows(1, 'yyyy-MM-dd', '1899-12-30') },
  {
    id: 'dates.written-date',
    readings: YES,
    run: (lab) => {
      const value = writtenDate(lab);
      return yesNo(isDate(value) && value.getTime() === MOMENT_MS);
    },
  },
  { id: 'dates.instance', readings: YES, run: (lab) => yesNo(writtenDate(lab) instanceof Date) },
  {
    id: 'dates.plain-number-in-date-cell',
    readings: ['date', 'number'],
    run: (lab) => {
      const cell = lab.area(1, 1).setNumberFormat(DAY_FORMAT).setValue(SERIAL);
      cell.clearContent();
      cell.setValue(7);
      return wordFor(readCells(cell)[0], '');
    },
  },
];
