/** Rewrites the formulas of a whole book when cells that they point to change their place. */
import type { Dimension } from '../change';
import type { Book, Cell, Row, Sheet } from '../model';
import type { AxisEdit } from '../span';
import type { Reference } from './reference';
import { followAxis, rewriteFormula } from './rewrite';

/** `home`, `row`, `column`: where the formula stands. Null stands for `#REF!`. */
export type Rewrite = (
  reference: Reference,
  home: Sheet,
  row: number,
  column: number,
) => Reference | null;

export function rewriteBook(book: Book, rewrite: Rewrite): Book {
  const sheets = book.sheets.map((sheet) => rewriteSheet(sheet, rewrite));
  return sheets.every((sheet, n) => sheet === book.sheets[n]) ? book : { ...book, sheets };
}

function rewriteSheet(sheet: Sheet, rewrite: Rewrite): Sheet {
  let touched = false;
  const rows = sheet.rows.map((row, r) => {
    if (row.formulaCount === 0) return row;
    const next = rewriteRow(row, (cell, c) =>
      rewriteFormula(cell.formula, (reference) => rewrite(reference, sheet, r + 1, c + 1)),
    );
    touched ||= next !== row;
    return next;
  });
  return touched ? { ...sheet, rows } : sheet;
}

function rewriteRow(row: Row, rewrite: (cell: Cell, index: number) => string): Row {
  let touched = false;
  const cells = row.cells.map((cell, index) => {
    if (cell === undefined || cell.formula === '') return cell;
    const formula = rewrite(cell, index);
    if (formula === cell.formula) return cell;
    touched = true;
    return { ...cell, formula };
  });
  return touched ? { ...row, cells } : row;
}

/** All references into a sheet follow an edit of its rows or columns. */
export function followInBook(
  book: Book,
  sheetName: string,
  dimension: Dimension,
  edit: AxisEdit,
): Book {
  const wanted = sheetName.toLowerCase();
  return rewriteBook(book, (reference, home) =>
    (reference.sheet ?? home.name).toLowerCase() === wanted
      ? followAxis(reference, dimension, edit)
      : reference,
  );
}
