/**
 * Rows and columns: insert, delete, move, hide, width, freeze. Whether they may, and how many; the
 * work on the arrays is in `axis-edit`.
 */
import { type Area, areaOf } from '../area';
import { cellCount, replaceSheet, sheetById } from '../book';
import type { ChangeOf, Dimension } from '../change';
import { followInBook } from '../formula/rewrite-book';
import type { Book, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { type AxisEdit, mapArea } from '../span';
import * as texts from '../texts';
import { editSheetAxis, type Neighbour } from './axis-edit';
import { type ChangeContext, type HandlerTable, onSheet, type Touch } from './handler';

type AxisKind = 'insert' | 'delete' | 'move' | 'hide' | 'width' | 'freeze';

export const CELLS_MAX = 10_000_000;

export const axisHandlers: HandlerTable<AxisKind> = {
  insert: { touches: insertTouches, run: insert },
  delete: { touches: stripTouches, run: remove },
  move: { touches: stripTouches, run: move },
  hide: onSheet((sheet, { dimension, from, count, hidden }) =>
    dimension === 'rows'
      ? { ...sheet, rows: mapStrip(sheet.rows, from, count, (row) => ({ ...row, hidden })) }
      : { ...sheet, columns: mapStrip(sheet.columns, from, count, (c) => ({ ...c, hidden })) },
  ),
  width: onSheet((sheet, { from, count, widthPx }) => ({
    ...sheet,
    columns: mapStrip(sheet.columns, from, count, (column) => ({ ...column, widthPx })),
  })),
  freeze: onSheet((sheet, { dimension, count }) =>
    dimension === 'rows' ? { ...sheet, frozenRows: count } : { ...sheet, frozenColumns: count },
  ),
};

function mapStrip<T>(
  items: readonly T[],
  from: number,
  count: number,
  update: (item: T) => T,
): readonly T[] {
  return items.map((item, n) => (n >= from - 1 && n < from - 1 + count ? update(item) : item));
}

/** Inserting concerns a protected range only if it would grow. */
function insertTouches(change: ChangeOf<'insert'>, book: Book): readonly Touch[] {
  const { sheetId, dimension } = change;
  const grows = (area: Area): boolean => {
    const next = mapArea(area, dimension, change);
    return next !== null && (next.rows > area.rows || next.columns > area.columns);
  };
  const protections = sheetById(book, sheetId)?.protections ?? [];
  const grown = protections.flatMap(({ area }) => (area !== null && grows(area) ? [area] : []));
  return [{ sheetId, area: null }, ...grown.map((area) => ({ sheetId, area }))];
}

function stripTouches(
  { sheetId, dimension, from, count }: ChangeOf<'delete' | 'move'>,
  book: Book,
): readonly Touch[] {
  const sheet = sheetById(book, sheetId);
  if (sheet === null) return [{ sheetId, area: null }];
  const area =
    dimension === 'rows'
      ? areaOf(from, 1, count, sheet.columns.length)
      : areaOf(1, from, sheet.rows.length, count);
  return [{ sheetId, area }];
}

function insert(change: ChangeOf<'insert'>, context: ChangeContext): Outcome {
  const { dimension, at, count, like } = change;
  const sheet = sheetById(context.book, change.sheetId);
  if (sheet === null) return refused(texts.sheetNotFound(change.sheetId));
  if (count < 1 || at < 1 || at > lengthOf(sheet, dimension) + 1) return outOfBounds(dimension);
  const across = dimension === 'rows' ? sheet.columns.length : sheet.rows.length;
  if (cellCount(context.book) + across * count > CELLS_MAX) return refused(texts.TOO_MANY_CELLS);
  const neighbour = { index: like === 'before' ? at - 1 : at, like };
  return edit(sheet, { dimension, change, neighbour }, context);
}

function remove(change: ChangeOf<'delete'>, context: ChangeContext): Outcome {
  const { dimension, from, count } = change;
  const sheet = sheetById(context.book, change.sheetId);
  if (sheet === null) return refused(texts.sheetNotFound(change.sheetId));
  const frozen = dimension === 'rows' ? sheet.frozenRows : sheet.frozenColumns;
  const deletedLoose = Math.max(0, from + count - 1 - Math.max(from - 1, frozen));
  if (lengthOf(sheet, dimension) - frozen - deletedLoose < 1) {
    return refused(dimension === 'rows' ? texts.NO_ROW_LEFT : texts.NO_COLUMN_LEFT);
  }
  return edit(sheet, { dimension, change, neighbour: null }, context);
}

function move(change: ChangeOf<'move'>, context: ChangeContext): Outcome {
  const { dimension, from, count, to } = change;
  const sheet = sheetById(context.book, change.sheetId);
  if (sheet === null) return refused(texts.sheetNotFound(change.sheetId));
  if (to < 1 || to > lengthOf(sheet, dimension) + 1) return outOfBounds(dimension);
  // Into itself: nothing moves.
  if (to >= from && to <= from + count) return changed(context.book);
  return edit(sheet, { dimension, change, neighbour: null }, context);
}

interface Plan {
  readonly dimension: Dimension;
  readonly change: AxisEdit;
  readonly neighbour: Neighbour | null;
}

function edit(
  sheet: Sheet,
  { dimension, change, neighbour }: Plan,
  context: ChangeContext,
): Outcome {
  const next = editSheetAxis(sheet, { dimension, edit: change, neighbour, doubts: context.doubts });
  const book = replaceSheet(context.book, next);
  return changed(followInBook(book, sheet.name, dimension, change));
}

function lengthOf(sheet: Sheet, dimension: Dimension): number {
  return dimension === 'rows' ? sheet.rows.length : sheet.columns.length;
}

function outOfBounds(dimension: Dimension): Outcome {
  return refused(dimension === 'rows' ? texts.ROWS_OUT_OF_BOUNDS : texts.COLUMNS_OUT_OF_BOUNDS);
}
