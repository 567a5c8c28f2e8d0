/**
 * Cells of one sheet: reading one, rewriting an area, finding where content ends.
 * Promises: touched rows are copied, all others stay the same objects. Knows no formula semantics.
 */
import { type Area, areaOf, lastColumnOf, lastRowOf } from './area';
import { EMPTY_ROW } from './book';
import { BLANK, isEmpty } from './cell';
import type { Cell, Row, Sheet } from './model';

export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row - 1]?.cells[column - 1] ?? BLANK;
}

/** The whole grid of a sheet. */
export function gridOf(sheet: Sheet): Area {
  return areaOf(1, 1, sheet.rows.length, sheet.columns.length);
}

export function isInGrid(sheet: Sheet, area: Area): boolean {
  return (
    area.row >= 1 &&
    area.column >= 1 &&
    lastRowOf(area) <= sheet.rows.length &&
    lastColumnOf(area) <= sheet.columns.length
  );
}

/** A row with other cells; trailing blanks are cut, formulas counted. */
export function rowWith(row: Row, cells: readonly (Cell | undefined)[]): Row {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? BLANK) === BLANK) length -= 1;
  const kept = length === cells.length ? cells : cells.slice(0, length);
  let formulaCount = 0;
  for (const cell of kept) if (cell !== undefined && cell.formula !== '') formulaCount += 1;
  const next: Row = { ...row, cells: kept, formulaCount };
  const nothing = length === 0 && !next.hidden && !next.filtered && next.metadata.length === 0;
  return nothing ? EMPTY_ROW : next;
}

/** Rewrites each cell of an area that lies in the grid. Rows where nothing changes stay as they are. */
export function updateCells(
  sheet: Sheet,
  area: Area,
  update: (cell: Cell, row: number, column: number) => Cell,
): Sheet {
  const rows = sheet.rows.slice();
  let touched = false;
  for (let r = area.row; r <= lastRowOf(area); r += 1) {
    const row = rows[r - 1] ?? EMPTY_ROW;
    const next = updateRow(row, area, (cell, column) => update(cell, r, column));
    if (next !== row) {
      rows[r - 1] = next;
      touched = true;
    }
  }
  return touched ? { ...sheet, rows } : sheet;
}

function updateRow(row: Row, area: Area, update: (cell: Cell, column: number) => Cell): Row {
  let cells: (Cell | undefined)[] | null = null;
  for (let column = area.column; column <= lastColumnOf(area); column += 1) {
    const cell = row.cells[column - 1] ?? BLANK;
    const next = update(cell, column);
    if (next === cell) continue;
    if (cells === null) {
      cells = row.cells.slice();
      while (cells.length < lastColumnOf(area)) cells.push(undefined);
    }
    cells[column - 1] = next;
  }
  return cells === null ? row : rowWith(row, cells);
}

interface End {
  readonly row: number;
  readonly column: number;
}

const ends = new WeakMap<Sheet, End>();

/** Last row and column that hold a value or a formula; 0 where there is none. Spills not counted. */
export function contentEnd(sheet: Sheet): End {
  const end = ends.get(sheet) ?? findEnd(sheet);
  ends.set(sheet, end);
  return end;
}

function findEnd(sheet: Sheet): End {
  let lastRow = 0;
  let lastColumn = 0;
  for (let r = sheet.rows.length; r >= 1; r -= 1) {
    const cells = sheet.rows[r - 1]?.cells ?? [];
    for (let c = cells.length; c > lastColumn; c -= 1) {
      if (!isEmpty(cells[c - 1] ?? BLANK)) lastColumn = c;
    }
    if (lastRow === 0 && cells.some((cell) => cell !== undefined && !isEmpty(cell))) lastRow = r;
  }
  return { row: lastRow, column: lastColumn };
}

export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

const formulaLists = new WeakMap<Sheet, readonly FormulaCell[]>();

/** All formula cells of a sheet, row by row. Remembered as long as the sheet does not change. */
export function formulaCells(sheet: Sheet): readonly FormulaCell[] {
  const known = formulaLists.get(sheet);
  if (known !== undefined) return known;
  const list: FormulaCell[] = [];
  sheet.rows.forEach((row, r) => {
    if (row.formulaCount === 0) return;
    row.cells.forEach((cell, c) => {
      if (cell !== undefined && cell.formula !== '') list.push({ row: r + 1, column: c + 1, cell });
    });
  });
  formulaLists.set(sheet, list);
  return list;
}
