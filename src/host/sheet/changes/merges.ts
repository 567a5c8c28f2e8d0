/** Merged cells: the value lives in the top-left one. */
import { type Area, areaOf, contains, intersects } from '../area';
import { isEmpty, withoutContent } from '../cell';
import type { ChangeOf } from '../change';
import { cellAt, updateCells } from '../grid';
import type { Sheet } from '../model';
import { refused, type SheetOutcome } from '../outcome';
import { PART_OF_MERGE } from '../texts';
import { type HandlerTable, onSheet } from './handler';

export const mergeHandlers: HandlerTable<'merge' | 'breakApart'> = {
  merge: onSheet(merge),
  breakApart: onSheet((sheet, { area }) => {
    const touched = sheet.merges.filter((merged) => intersects(merged, area));
    if (touched.some((merged) => !contains(area, merged))) return refused(PART_OF_MERGE);
    return { ...sheet, merges: sheet.merges.filter((merged) => !touched.includes(merged)) };
  }),
};

function merge(sheet: Sheet, { area, how }: ChangeOf<'merge'>): SheetOutcome {
  const touched = sheet.merges.filter((merged) => intersects(merged, area));
  if (touched.some((merged) => !contains(area, merged))) return refused(PART_OF_MERGE);
  const pieces = piecesOf(area, how).filter(({ rows, columns }) => rows * columns > 1);
  const kept = sheet.merges.filter((merged) => !touched.includes(merged));
  const joined = pieces.reduce(keepFirstValue, sheet);
  return { ...joined, merges: [...kept, ...pieces] };
}

function piecesOf(area: Area, how: ChangeOf<'merge'>['how']): readonly Area[] {
  switch (how) {
    case 'all':
      return [area];
    case 'across':
      return Array.from({ length: area.rows }, (_, n) =>
        areaOf(area.row + n, area.column, 1, area.columns),
      );
    case 'vertically':
      return Array.from({ length: area.columns }, (_, n) =>
        areaOf(area.row, area.column + n, area.rows, 1),
      );
  }
}

/** Of several values the upper-left-most survives, in the top-left cell. */
function keepFirstValue(sheet: Sheet, area: Area): Sheet {
  const places = Array.from({ length: area.rows * area.columns }, (_, n) => ({
    row: area.row + Math.floor(n / area.columns),
    column: area.column + (n % area.columns),
  }));
  const first = places
    .map(({ row, column }) => cellAt(sheet, row, column))
    .find((cell) => !isEmpty(cell));
  return updateCells(sheet, area, (cell, row, column) => {
    if (row !== area.row || column !== area.column) return withoutContent(cell);
    return first === undefined ? cell : { ...first, note: cell.note };
  });
}
