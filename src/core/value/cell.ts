/**
 * What a cell of a tab holds, seen from the core: a plain scalar, or a date as a serial number.
 *
 * Promises: a date is a number of days since 1899-12-30 in the spreadsheet's own zone, so nothing
 * here needs to know a zone. Must not know: Apps Script, fields, CRMs.
 */

/** A date or time cell: days since 1899-12-30, fraction = time of day. */
export interface Serial {
  readonly serial: number;
}

/** `''` is an empty cell. */
export type CellValue = string | number | boolean | Serial;

/** A rectangle of a tab; rows and columns count from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function isSerial(cell: CellValue): cell is Serial {
  return typeof cell === 'object';
}

const MS_PER_DAY = 86_400_000;
/** 1970-01-01 counted in days since 1899-12-30. */
const EPOCH_SERIAL = 25_569;

/** `YYYY-MM-DD` to a serial; null when it is no calendar day. */
export function serialOfDay(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const serial = ms / MS_PER_DAY + EPOCH_SERIAL;
  return dayOfSerial(serial) === day ? serial : null;
}

/** The calendar day of a serial, its time of day dropped. */
export function dayOfSerial(serial: number): string {
  const ms = (Math.floor(serial) - EPOCH_SERIAL) * MS_PER_DAY;
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? 'invalid' : date.toISOString().slice(0, 10);
}

/** Whole seconds of a serial: equal for two serials that show the same second. */
export function secondsOfSerial(serial: number): number {
  return Math.round(serial * 86_400);
}

/** The time of day of a serial, `HH:MM`. */
export function timeOfSerial(serial: number): string {
  const minutes = Math.floor(secondsOfSerial(serial - Math.floor(serial)) / 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
