/**
 * Changes the references in a formula's text and leaves everything else as it was written.
 * The three rules: follow rows and columns that were inserted, deleted or moved; shift with a copy;
 * follow cells that were cut and pasted.
 */
import type { Dimension } from '../change';
import { type AxisEdit, mapSpan } from '../span';
import { type Corner, printReference, type Reference } from './reference';
import { readTokens } from './tokens';

/** Rewrites each reference; null stands for `#REF!`. A text that is no formula stays. */
export function rewriteFormula(
  formula: string,
  rewrite: (reference: Reference) => Reference | null,
): string {
  const tokens = readTokens(formula);
  if (tokens === null) return formula;
  let text = '';
  let copied = 0;
  for (const token of tokens) {
    if (token.kind !== 'reference') continue;
    const next = rewrite(token.reference);
    if (next === token.reference) continue;
    text += formula.slice(copied, token.from) + (next === null ? '#REF!' : printReference(next));
    copied = token.to;
  }
  return copied === 0 ? formula : text + formula.slice(copied);
}

/** The reference after an edit of the rows or columns of the sheet it points to. */
export function followAxis(
  reference: Reference,
  dimension: Dimension,
  edit: AxisEdit,
): Reference | null {
  const axis = dimension === 'rows' ? 'row' : 'column';
  const first = reference.start[axis];
  const last = (reference.end ?? reference.start)[axis];
  if (first === null && last === null) return reference;
  // An open end reaches to the edge, beyond every edit.
  const span = mapSpan({ first: first ?? 1, last: last ?? Number.MAX_SAFE_INTEGER / 2 }, edit);
  if (span === null) return null;
  if (span.first === (first ?? 1) && span.last === last) return reference;
  return {
    ...reference,
    start: first === null ? reference.start : { ...reference.start, [axis]: span.first },
    end:
      reference.end === null || last === null
        ? reference.end
        : { ...reference.end, [axis]: span.last },
  };
}

/** The reference after its formula was copied so many rows down and columns right. */
export function shiftReference(
  reference: Reference,
  rowsDown: number,
  columnsRight: number,
): Reference | null {
  const start = shiftCorner(reference.start, rowsDown, columnsRight);
  const end = reference.end === null ? null : shiftCorner(reference.end, rowsDown, columnsRight);
  if (start === null || (reference.end !== null && end === null)) return null;
  return { ...reference, start, end };
}

function shiftCorner(corner: Corner, rowsDown: number, columnsRight: number): Corner | null {
  const row = corner.row === null || corner.rowFixed ? corner.row : corner.row + rowsDown;
  const column =
    corner.column === null || corner.columnFixed ? corner.column : corner.column + columnsRight;
  if ((row !== null && row < 1) || (column !== null && column < 1)) return null;
  return { ...corner, row, column };
}
