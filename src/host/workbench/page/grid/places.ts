/** Areas, which count from 1, and the grid library's ranges, which count from 0 and have two corners. */
import type { IRange } from '@univerjs/core';
import type { Area } from '../../../sheet/area';

export function rangeOf({ row, column, rows, columns }: Area): IRange {
  return {
    startRow: row - 1,
    endRow: row + rows - 2,
    startColumn: column - 1,
    endColumn: column + columns - 2,
  };
}

/** Whole rows and columns have corners that are not numbers: `size` says where the sheet ends. */
export function areaOfRange(
  { startRow, endRow, startColumn, endColumn }: IRange,
  size: { readonly rows: number; readonly columns: number },
): Area {
  const top = numberOr(startRow, 0);
  const left = numberOr(startColumn, 0);
  const bottom = Math.min(numberOr(endRow, size.rows - 1), size.rows - 1);
  const right = Math.min(numberOr(endColumn, size.columns - 1), size.columns - 1);
  return { row: top + 1, column: left + 1, rows: bottom - top + 1, columns: right - left + 1 };
}

function numberOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}

/** Stretches of equal marks: first and last index (from 0) of each. */
export function stretchesOf<T>(
  marks: readonly T[],
): readonly { readonly mark: T; readonly first: number; readonly last: number }[] {
  const found: { mark: T; first: number; last: number }[] = [];
  for (const [index, mark] of marks.entries()) {
    const open = found[found.length - 1];
    if (open !== undefined && open.mark === mark) open.last = index;
    else found.push({ mark, first: index, last: index });
  }
  return found;
}
