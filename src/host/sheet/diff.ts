/**
 * What differs between two books, and what one holds: for tests and logs. Cheap: rows that are the
 * same object are not looked at.
 */
import { a1Of, areaOf } from './area';
import { EMPTY_ROW } from './book';
import { BLANK, isEmpty, isError } from './cell';
import type { Book, Cell, Row, Sheet } from './model';

export interface CellDifference {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly before: Cell;
  readonly after: Cell;
}

/** Cells that differ, place by place, in tabs that both books have. */
export function diffCells(before: Book, after: Book): readonly CellDifference[] {
  return after.sheets.flatMap((sheet) => {
    const old = before.sheets.find(({ id }) => id === sheet.id);
    return old === undefined || old === sheet ? [] : diffSheet(old, sheet);
  });
}

function diffSheet(before: Sheet, after: Sheet): readonly CellDifference[] {
  const found: CellDifference[] = [];
  for (let r = 0; r < Math.max(before.rows.length, after.rows.length); r += 1) {
    const old = before.rows[r] ?? EMPTY_ROW;
    const now = after.rows[r] ?? EMPTY_ROW;
    if (old === now) continue;
    for (const c of differingCells(old, now)) {
      const [from, to] = [old.cells[c] ?? BLANK, now.cells[c] ?? BLANK];
      found.push({ sheetId: after.id, row: r + 1, column: c + 1, before: from, after: to });
    }
  }
  return found;
}

function differingCells(old: Row, now: Row): readonly number[] {
  const width = Math.max(old.cells.length, now.cells.length);
  return Array.from({ length: width }, (_, c) => c).filter(
    (c) => !sameCell(old.cells[c] ?? BLANK, now.cells[c] ?? BLANK),
  );
}

function sameCell(a: Cell, b: Cell): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** One line for each cell that holds something, like `Sheet1!B2 = 12 | note: …`. */
export function dump(book: Book): readonly string[] {
  return book.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row, r) =>
      row.cells.flatMap((cell, c) => {
        if (cell === undefined || cell === BLANK) return [];
        return [`${sheet.name}!${a1Of(areaOf(r + 1, c + 1))} ${describe(cell)}`];
      }),
    ),
  );
}

function describe(cell: Cell): string {
  const { value, formula, note, rule, format } = cell;
  const shown = isError(value) ? value.error : JSON.stringify(value);
  const parts = [
    isEmpty(cell) ? '' : formula !== '' ? formula : `= ${shown}`,
    format.numberFormat && `format: ${format.numberFormat}`,
    format.background && `background: ${format.background}`,
    note && `note: ${note}`,
    rule && `rule: ${rule.criterion.kind}`,
  ];
  return parts.filter((part) => part !== '' && part !== null).join(' | ');
}
