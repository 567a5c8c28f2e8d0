/**
 * Cells of fields that hold one number, check mark, day or moment.
 *
 * Promises: a text that only looks like such a value is a problem, since the person's locale decides
 * what it means and only the sheet knows that. Must not know: fields, names.
 */
import { type CellValue, dayOfSerial, isSerial, serialOfDay } from './cell';
import { mention } from './cell-text';
import { type Decoded, problem, value } from './decoded';
import { quoted } from './excerpt';
import { parseIsoMoment } from './iso-moment';

/** Zone arithmetic of the spreadsheet: local days since 1899-12-30 as a moment (ms UTC). */
export type FromSerial = (serial: number) => number;

const DAY_MIN = '1900-01-01';
const SERIAL_MIN = 2;
/** 10000-01-01. */
const SERIAL_END = 2_958_466;

/** Numbers only. */
export function decodeNumber(cell: CellValue, decimalsMax?: number): Decoded {
  if (typeof cell === 'number' && Number.isFinite(cell)) {
    return decimalsMax === undefined || fitsDecimals(cell, decimalsMax)
      ? value({ kind: 'number', number: cell })
      : problem(`has more than ${decimalsMax} decimals; round it`);
  }
  if (typeof cell === 'string' && looksLikeNumber(cell)) {
    return problem(
      `is the text ${quoted(cell)}, not a number; format the cell as a number and type it again`,
    );
  }
  if (isSerial(cell)) return problem('must be a number, not a date; format the cell as a number');
  return problem(`must be a number, not ${mention(cell)}`);
}

/** What arithmetic adds in the sixteenth digit does not count. */
function fitsDecimals(number: number, decimalsMax: number): boolean {
  const rounded = Number(number.toFixed(decimalsMax));
  return Math.abs(number - rounded) <= Math.abs(number) * 1e-14;
}

/** Digits with nothing but signs, separators, currency and percent around them. */
function looksLikeNumber(text: string): boolean {
  return /\d/.test(text) && /^[-+\d\s.,'’_()%$€£¥₹]+$/.test(text);
}

/** A check mark, or its text where the cell is formatted as plain text. */
export function decodeFlag(cell: CellValue): Decoded {
  const text = typeof cell === 'string' ? cell.trim().toUpperCase() : '';
  const on = typeof cell === 'boolean' ? cell : text === 'TRUE';
  const isFlag = typeof cell === 'boolean' || on || text === 'FALSE';
  return isFlag
    ? value({ kind: 'flag', on })
    : problem(`must be TRUE or FALSE, not ${mention(cell)}`);
}

/** The calendar day of a date cell, or a text `YYYY-MM-DD`. */
export function decodeDay(cell: CellValue): Decoded {
  if (isSerial(cell)) {
    return isInRange(cell.serial)
      ? value({ kind: 'day', day: dayOfSerial(cell.serial) })
      : problem(OUT_OF_RANGE);
  }
  const day = typeof cell === 'string' ? cell.trim() : '';
  if (serialOfDay(day) === null) return noDate(cell, 'a date');
  return day < DAY_MIN ? problem(OUT_OF_RANGE) : value({ kind: 'day', day });
}

/** The moment of a date cell, or an ISO 8601 text with a zone; whole seconds. */
export function decodeInstant(cell: CellValue, fromSerial: FromSerial): Decoded {
  if (isSerial(cell)) {
    return isInRange(cell.serial)
      ? value({ kind: 'instant', atMs: fromSerial(cell.serial) })
      : problem(OUT_OF_RANGE);
  }
  const text = typeof cell === 'string' ? cell.trim() : '';
  const atMs = parseIsoMoment(text);
  if (atMs === null) return noDate(cell, 'a date and time');
  return text < DAY_MIN ? problem(OUT_OF_RANGE) : value({ kind: 'instant', atMs });
}

const OUT_OF_RANGE = 'must be a date from 1900 to 9999';

function isInRange(serial: number): boolean {
  return serial >= SERIAL_MIN && serial < SERIAL_END;
}

function noDate(cell: CellValue, wanted: string): Decoded {
  return problem(
    `must be ${wanted}, not ${mention(cell)}; format the cell as a date and type it again`,
  );
}
