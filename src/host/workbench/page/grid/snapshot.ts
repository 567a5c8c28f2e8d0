/** A whole tab, or the whole file, as the grid library loads it. */
import {
  BooleanNumber,
  type ICellData,
  type IColumnData,
  type IRowData,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
} from '@univerjs/core';
import type { BookPatch, RowPicture, SheetHead, SheetPatch } from '../../protocol';
import { cellData, FONT, FONT_SIZE_PT } from './cells';
import { rangeOf } from './places';

export const UNIT_ID = 'workbench';
export const ROW_HEIGHT_PX = 21;
const COLUMN_WIDTH_PX = 100;

/** `patch` is the first one of a page: it holds everything. */
export function workbookSnapshot(patch: BookPatch): IWorkbookData {
  const sheets = patch.sheets.flatMap((sheet) => {
    const data = sheetSnapshot(sheet);
    return data === null ? [] : [[data.id, data] as const];
  });
  return {
    id: UNIT_ID,
    name: patch.name,
    appVersion: '',
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: patch.order.map(String),
    sheets: Object.fromEntries(sheets),
    resources: [],
  };
}

/** Null for a patch that does not bring a whole tab. */
export function sheetSnapshot({ head, splices }: SheetPatch): IWorksheetData | null {
  if (head === undefined) return null;
  const rows = splices.flatMap((splice) => splice.rows);
  return {
    ...frameOf(head),
    rowCount: rows.length,
    columnCount: head.columns.length,
    cellData: cellsOf(rows),
    rowData: rowsOf(rows),
    columnData: columnsOf(head),
    mergeData: head.merges.map(rangeOf),
  };
}

/** Freezing as the library has it: where the moving part begins, and how much stands still. */
export function freezeOf({ frozenRows, frozenColumns }: SheetHead) {
  return {
    startRow: frozenRows === 0 ? -1 : frozenRows,
    startColumn: frozenColumns === 0 ? -1 : frozenColumns,
    ySplit: frozenRows,
    xSplit: frozenColumns,
  };
}

function frameOf(head: SheetHead) {
  return {
    id: String(head.id),
    name: head.name,
    tabColor: head.tabColor ?? '',
    hidden: head.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    freeze: freezeOf(head),
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    defaultColumnWidth: COLUMN_WIDTH_PX,
    defaultRowHeight: ROW_HEIGHT_PX,
    showGridlines: BooleanNumber.TRUE,
    rowHeader: { width: 46, hidden: BooleanNumber.FALSE },
    columnHeader: { height: 24, hidden: BooleanNumber.FALSE },
    rightToLeft: BooleanNumber.FALSE,
    defaultStyle: { ff: FONT, fs: FONT_SIZE_PT },
  };
}

function cellsOf(rows: readonly RowPicture[]): Record<number, Record<number, ICellData>> {
  const matrix: Record<number, Record<number, ICellData>> = {};
  for (const [r, { cells }] of rows.entries()) {
    if (cells.length === 0) continue;
    const line: Record<number, ICellData> = {};
    for (const [c, picture] of cells.entries()) if (picture !== null) line[c] = cellData(picture);
    matrix[r] = line;
  }
  return matrix;
}

function rowsOf(rows: readonly RowPicture[]): Record<number, Partial<IRowData>> {
  const found: Record<number, Partial<IRowData>> = {};
  for (const [r, { hidden }] of rows.entries()) {
    if (hidden !== undefined) found[r] = { hd: BooleanNumber.TRUE };
  }
  return found;
}

function columnsOf({ columns }: SheetHead): Record<number, Partial<IColumnData>> {
  const found: Record<number, Partial<IColumnData>> = {};
  for (const [c, { widthPx, hidden }] of columns.entries()) {
    found[c] = { w: widthPx, hd: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  }
  return found;
}
