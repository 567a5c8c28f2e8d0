/**
 * What a script reads of a rectangle: values (dates as moments), shown texts, formulas, and each
 * aspect of the cells. All read functions return one row of results per row of the area.
 */
import type { Area } from './area';
import { isError } from './cell';
import { displayValue, isDateFormat } from './display/display';
import { cellAt } from './grid';
import { localeOf } from './input/locale';
import type { Book, Cell, Sheet, Value } from './model';
import type { View } from './view';
import { instantOfSerial } from './zone';

/** A moment that a date cell means, ms UTC. */
export interface Instant {
  readonly atMs: number;
}

/** Blank is `''`, an error its code. */
export type ReadValue = string | number | boolean | Instant;

export interface ReadContext {
  readonly book: Book;
  readonly view: View;
}

export function readValues(sheet: Sheet, area: Area, { book, view }: ReadContext): ReadValue[][] {
  return mapArea(sheet, area, (cell, row, column) =>
    toRead(view.value(sheet, row, column), cell, book.timeZone),
  );
}

function toRead(value: Value, cell: Cell, timeZone: string): ReadValue {
  if (value === null) return '';
  if (typeof value === 'number') {
    if (!isDateFormat(cell.format.numberFormat)) return value;
    return { atMs: instantOfSerial(value, timeZone) };
  }
  return isError(value) ? value.error : value;
}

/** The texts that people see. */
export function readDisplay(sheet: Sheet, area: Area, { book, view }: ReadContext): string[][] {
  const locale = localeOf(book.locale);
  return mapArea(sheet, area, (cell, row, column) =>
    displayValue(view.value(sheet, row, column), cell.format.numberFormat, locale),
  );
}

/** One result for each cell of an area. */
export function mapArea<T>(
  sheet: Sheet,
  area: Area,
  read: (cell: Cell, row: number, column: number) => T,
): T[][] {
  const result: T[][] = [];
  for (let r = 0; r < area.rows; r += 1) {
    const line: T[] = [];
    for (let c = 0; c < area.columns; c += 1) {
      const row = area.row + r;
      const column = area.column + c;
      line.push(read(cellAt(sheet, row, column), row, column));
    }
    result.push(line);
  }
  return result;
}
