/**
 * Rows and columns: insert, delete, move, hide, width, freeze. Cells, metadata and hidden state move
 * with their row or column; merges, protections, filter and formulas follow.
 */
import { areaOf } from '../area';
import { cellCount, COLUMN_WIDTH_PX, EMPTY_ROW, PLAIN_COLUMN, replaceSheet, sheetById } from '../book';
import { BLANK, tidy } from '../cell';
import type { ChangeOf, Dimension } from '../change';
import type { SheetDoubts } from '../doubts';
import { followInBook } from '../formula/rewrite-book';
import { rowWith } from '../grid';
import type { Area } from '../area';
import type { Book, Cell, Column, Filter, Metadata, Row, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { type AxisEdit, mapArea, mapSpan } from '../span';
import * as texts from '../texts';
import { type ChangeContext, type HandlerTable, onSheet, type Touch } from './handler';

type AxisKind = 'insert' | 'delete' | 'move' | 'hide' | 'width' | 'freeze';

const CELLS_MAX = 10_000_000;

export const axisHandlers: HandlerTable<AxisKind> = {
  insert: { touches: insertTouches, run: insert },
  delete: {
    touches: ({ sheetId, dimension, from, count }, book) => [
      { sheetId, area: stripOf(sheetById(book, sheetId), dimension, from, count) },
    ],
    run: remove,
  },
  move: {
    touches: ({ sheetId, dimension, from, count }, book) => [
      { sheetId, area: stripOf(sheetById(book, sheetId), dimension, from, count) },
    ],
    run: (change, context) => editAxis(change, context, change),
  },
  hide: onSheet((sheet, { dimension, from, count, hidden }) => {
    const isIn = (index: number): boolean => index >= from - 1 && index < from - 1 + count;
    return dimension === 'rows'
      ? { ...sheet, rows: sheet.rows.map((row, n) => (isIn(n) ? { ...row, hidden } : row)) }
      : { ...sheet, columns: sheet.columns.map((c, n) => (isIn(n) ? { ...c, hidden } : c)) };
  }),
  width: onSheet((sheet, { from, count, widthPx }) => ({
    ...sheet,
    columns: sheet.columns.map((column, n) =>
      n >= from - 1 && n < from - 1 + count ? { ...column, widthPx } : column,
    ),
  })),
  freeze: onSheet((sheet, { dimension, count }) =>
    dimension === 'rows' ? { ...sheet, frozenRows: count } : { ...sheet, frozenColumns: count },
  ),
};
