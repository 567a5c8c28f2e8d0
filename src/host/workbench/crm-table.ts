/**
 * The table of CRM records in a tab, as anybody sees it who looks: cells that hold ids of records, the
 * titles above them. Must not know: the add-on, or what it keeps about its tabs.
 */
import type { Sheet, Value } from '../sheet/model';
import type { View } from '../sheet/view';
import type { BenchCrm } from './crm/bench-crm';
import type { RecordPicture } from './protocol';

export interface CrmTable {
  readonly sheet: Sheet;
  readonly crm: BenchCrm;
  /** Titles by column number; texts only. */
  readonly titles: ReadonlyMap<number, string>;
  /** The first row that can take a new record. */
  readonly freeRow: number;
  /** The record in a row, or null. */
  recordIn(row: number): RecordPicture | null;
}

/** Ids stand near the top, and are longer than most words. */
const ROWS_LOOKED_AT = 30;
const ID_LENGTH_MIN = 8;

/** Null for a tab without records. */
export function findCrmTable(sheet: Sheet, view: View, crms: readonly BenchCrm[]): CrmTable | null {
  const value = (row: number, column: number): Value => view.value(sheet, row, column);
  const end = view.end(sheet);
  for (let row = 2; row <= Math.min(end.row, ROWS_LOOKED_AT); row += 1) {
    for (let column = 1; column <= end.column; column += 1) {
      const crm = ownerOf(value(row, column), crms);
      if (crm === null) continue;
      const recordIn = (wanted: number): RecordPicture | null =>
        crm.find(String(value(wanted, column)));
      const titles = titlesIn(row - 1, end.column, value);
      return { sheet, crm, titles, recordIn, freeRow: freeRowBelow(row, end, value) };
    }
  }
  return null;
}

function ownerOf(value: Value, crms: readonly BenchCrm[]): BenchCrm | null {
  if (typeof value !== 'string' || value.length < ID_LENGTH_MIN) return null;
  return crms.find((crm) => crm.find(value) !== null) ?? null;
}

type ValueAt = (row: number, column: number) => Value;

function titlesIn(row: number, columns: number, value: ValueAt): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  for (let column = 1; column <= columns; column += 1) {
    const title = value(row, column);
    if (typeof title === 'string' && title !== '') titles.set(column, title);
  }
  return titles;
}

/** The first row from `row` on in which nothing stands. */
function freeRowBelow(
  row: number,
  end: { readonly row: number; readonly column: number },
  value: ValueAt,
): number {
  for (let free = row; free <= end.row; free += 1) {
    const columns = Array.from({ length: end.column }, (_, index) => index + 1);
    if (columns.every((column) => isBlank(value(free, column)))) return free;
  }
  return end.row + 1;
}

function isBlank(value: Value): boolean {
  return value === null || value === '' || value === false;
}
