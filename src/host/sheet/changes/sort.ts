/**
 * Sorting a range by columns. Cells move, rows do not: what belongs to a row (hidden, metadata) stays.
 * Source: Sheets' order (numbers, texts without regard to case, booleans, errors; blanks always last);
 * formulas move as if copied.
 */
import { intersects } from '../area';
import { isError } from '../cell';
import type { ChangeOf, SortKey } from '../change';
import { cellAt, updateCells } from '../grid';
import type { Sheet, Value } from '../model';
import { refused, type SheetOutcome } from '../outcome';
import { SORT_ACROSS_MERGE } from '../texts';
import { combine, shifted } from './copy';
import { type ChangeContext, type HandlerTable, onSheet } from './handler';

export const sortHandlers: HandlerTable<'sort'> = { sort: onSheet(sort) };

function sort(
  sheet: Sheet,
  { area, keys }: ChangeOf<'sort'>,
  { doubts, view }: ChangeContext,
): SheetOutcome {
  if (sheet.merges.some((merge) => merge.rows > 1 && intersects(merge, area))) {
    return refused(SORT_ACROSS_MERGE);
  }
  const values = view();
  const order = Array.from({ length: area.rows }, (_, n) => {
    const row = area.row + n;
    return { row, keys: keys.map(({ column }) => values.value(sheet, row, column)) };
  }).sort((a, b) => compareRows(a.keys, b.keys, keys));
  const moving = {
    content: true,
    format: doubts.looksUnderSort === 'move',
    notes: doubts.notesUnderSort === 'move',
    rules: doubts.looksUnderSort === 'move',
  };
  return updateCells(sheet, area, (cell, row, column) => {
    const from = order[row - area.row]?.row ?? row;
    if (from === row) return cell;
    return combine(cell, shifted(cellAt(sheet, from, column), row - from, 0), moving);
  });
}

function compareRows(a: readonly Value[], b: readonly Value[], keys: readonly SortKey[]): number {
  for (const [n, { ascending }] of keys.entries()) {
    const order = compareForSort(a[n] ?? null, b[n] ?? null, ascending);
    if (order !== 0) return order;
  }
  return 0;
}

function compareForSort(a: Value, b: Value, ascending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = rankOf(a) - rankOf(b) || compareAlike(a, b);
  return ascending ? order : -order;
}

function rankOf(value: Value): number {
  if (isError(value)) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function compareAlike(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return isError(a) ? 0 : Number(a) - Number(b);
}
