/** References inside formulas: `A1`, `$A$1:B2`, `A:C`, `2:3`, `B2:B`, `'My tab'!A1`. */
import { columnName, columnNumber } from '../area';

/** One end of a reference; a missing part means "open" (`A:A` has no rows). */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** Name of the tab, null when it is that of the formula. */
  readonly sheet: string | null;
  readonly start: Corner;
  /** Null for a single cell. */
  readonly end: Corner | null;
}

const SHEET = `(?:('(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?`;
const CELL = '\\$?[A-Za-z]{1,3}\\$?\\d{1,8}';
const RANGE_END = '\\$?[A-Za-z]{1,3}(?:\\$?\\d{1,8})?|\\$?\\d{1,8}';
const PATTERN = new RegExp(
  `${SHEET}(?:(${CELL}):(${RANGE_END})|(\\$?[A-Za-z]{1,3}):(${RANGE_END})|(\\$?\\d{1,8}):(\\$?\\d{1,8})|(${CELL}))(?![\\p{L}\\p{N}_(!.])`,
  'uy',
);

/** The reference that begins at `at` in a formula, and where it ends. Null when none begins there. */
export function readReference(
  formula: string,
  at: number,
): { readonly reference: Reference; readonly end: number } | null {
  PATTERN.lastIndex = at;
  const match = PATTERN.exec(formula);
  if (match === null) return null;
  const [text, sheet, ...parts] = match;
  const [from, to] = parts.filter((part) => part !== undefined);
  const start = cornerOf(from ?? '');
  const reference = { sheet: nameOf(sheet), start, end: to === undefined ? null : cornerOf(to) };
  return { reference, end: at + text.length };
}

function nameOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function cornerOf(text: string): Corner {
  const match = /^(\$)?([A-Za-z]+)?(\$)?(\d+)?$/.exec(text);
  const letters = match?.[2];
  const digits = match?.[4];
  return {
    row: digits === undefined ? null : Number(digits),
    column: letters === undefined ? null : columnNumber(letters),
    // In `$3` the only dollar belongs to the row.
    rowFixed: letters === undefined ? match?.[1] !== undefined : match?.[3] !== undefined,
    columnFixed: letters !== undefined && match?.[1] !== undefined,
  };
}

export function printReference(reference: Reference): string {
  const sheet = reference.sheet === null ? '' : `${printSheetName(reference.sheet)}!`;
  const end = reference.end === null ? '' : `:${printCorner(reference.end)}`;
  return `${sheet}${printCorner(reference.start)}${end}`;
}

function printCorner(corner: Corner): string {
  const column =
    corner.column === null ? '' : `${corner.columnFixed ? '$' : ''}${columnName(corner.column)}`;
  const row = corner.row === null ? '' : `${corner.rowFixed ? '$' : ''}${corner.row}`;
  return column + row;
}

function printSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
