/**
 * Rows of a tab as last told, to write only the cells that differ: writing a cell that a person is
 * typing into would end the typing.
 */
import type { ICellData } from '@univerjs/core';
import type { CellPicture, RowPicture, RowSplice } from '../../protocol';
import { cellData } from './cells';

const BLANK_ROW: RowPicture = { cells: [] };

/** Cells by row and column, counting from 0; null clears. */
export type CellMatrix = Record<number, Record<number, ICellData | null>>;

/** What has to be done once the grid has as many rows. */
export interface RowChanges {
  readonly cells: CellMatrix;
  /** For each row of the splice: what becomes of it; null where it stays as it is. */
  readonly visibility: readonly ('hide' | 'show' | null)[];
}

export interface Rows {
  /** Takes in a splice. */
  splice(splice: RowSplice): RowChanges;
  /** What a column shows, row by row; the column counts from 1. */
  texts(column: number): readonly string[];
  /** Last row and column that show anything, at least 1. */
  contentEnd(): { readonly row: number; readonly column: number };
}

export function createRows(first: readonly RowPicture[]): Rows {
  const rows = [...first];
  return {
    texts: (column) => rows.map(({ cells }) => cells[column - 1]?.text ?? ''),
    contentEnd: () => ({
      row: Math.max(1, rows.findLastIndex(({ cells }) => cells.some(showsText)) + 1),
      column: Math.max(1, ...rows.map(({ cells }) => cells.findLastIndex(showsText) + 1)),
    }),
    splice({ from, removed, rows: next }) {
      const old = rows.splice(from - 1, removed, ...next);
      const matrix: CellMatrix = {};
      for (const [r, row] of next.entries()) {
        const cells = differences(old[r] ?? BLANK_ROW, row);
        if (cells !== null) matrix[from - 1 + r] = cells;
      }
      const visibility = next.map((row, r) => visibilityOf(old[r] ?? BLANK_ROW, row));
      return { cells: matrix, visibility };
    },
  };
}

function showsText(cell: CellPicture | null): boolean {
  return cell !== null && cell.text !== '';
}

function differences(
  before: RowPicture,
  after: RowPicture,
): Record<number, ICellData | null> | null {
  const cells: Record<number, ICellData | null> = {};
  let found = false;
  for (let c = 0; c < Math.max(before.cells.length, after.cells.length); c += 1) {
    const next = after.cells[c] ?? null;
    if (same(before.cells[c] ?? null, next)) continue;
    cells[c] = next === null ? null : cellData(next);
    found = true;
  }
  return found ? cells : null;
}

function visibilityOf(before: RowPicture, after: RowPicture): 'hide' | 'show' | null {
  const [was, is] = [before.hidden !== undefined, after.hidden !== undefined];
  if (was === is) return null;
  return is ? 'hide' : 'show';
}

function same(a: CellPicture | null, b: CellPicture | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
