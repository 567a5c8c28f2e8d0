/**
 * Rectangles of a grid and their A1 names. Rows and columns count from 1.
 * Promises: an `Area` is normalised (first <= last) and never empty.
 */

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function areaOf(row: number, column: number, rows = 1, columns = 1): Area {
  return { row, column, rows, columns };
}

export const lastRowOf = (area: Area): number => area.row + area.rows - 1;
export const lastColumnOf = (area: Area): number => area.column + area.columns - 1;

export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    lastRowOf(inner) <= lastRowOf(outer) &&
    lastColumnOf(inner) <= lastColumnOf(outer)
  );
}

export function intersects(a: Area, b: Area): boolean {
  return (
    a.row <= lastRowOf(b) &&
    b.row <= lastRowOf(a) &&
    a.column <= lastColumnOf(b) &&
    b.column <= lastColumnOf(a)
  );
}

/** `1` → `A`, `27` → `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `AA` → `27`; letters in any case. */
export function columnNumber(name: string): number {
  let column = 0;
  for (const letter of name.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** `A1`, or `A1:B2` for more than one cell. */
export function a1Of(area: Area): string {
  const first = `${columnName(area.column)}${area.row}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnName(lastColumnOf(area))}${lastRowOf(area)}`;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/;

interface Corner {
  readonly column: number | null;
  readonly row: number | null;
}

function cornerOf(text: string): Corner | null {
  const match = CORNER.exec(text);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null;
  const row = match[2] === undefined ? null : Number(match[2]);
  if (row === 0) return null;
  return { column: match[1] === undefined ? null : columnNumber(match[1]), row };
}

/**
 * Reads `A1`, `C5:B2` (normalised), `D:F`, `2:3`, `B3:B`, `$` ignored. Open ends reach to the grid's
 * edge. Null when the text is no reference; the result may lie outside the grid.
 */
export function areaFromA1(text: string, gridRows: number, gridColumns: number): Area | null {
  const parts = text.split(':');
  if (parts.length > 2) return null;
  const from = cornerOf(parts[0] ?? '');
  const to = parts.length === 2 ? cornerOf(parts[1] ?? '') : from;
  if (from === null || to === null) return null;
  if (parts.length === 1 && (from.row === null || from.column === null)) return null;
  const row = span(from.row, to.row, gridRows);
  const column = span(from.column, to.column, gridColumns);
  return { row: row.first, column: column.first, rows: row.count, columns: column.count };
}

function span(a: number | null, b: number | null, edge: number): { first: number; count: number } {
  if (a === null && b === null) return { first: 1, count: edge };
  const first = a === null || b === null ? (a ?? b ?? 1) : Math.min(a, b);
  const last = a === null || b === null ? edge : Math.max(a, b);
  return { first, count: Math.max(1, last - first + 1) };
}

/** Splits `'My tab'!A1` into tab name and the rest; name null when there is none. */
export function splitSheetName(text: string): {
  readonly sheet: string | null;
  readonly a1: string;
} {
  const quoted = /^'((?:[^']|'')+)'!(.+)$/s.exec(text);
  if (quoted !== null)
    return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), a1: quoted[2] ?? '' };
  const cut = text.lastIndexOf('!');
  if (cut < 0) return { sheet: null, a1: text };
  return { sheet: text.slice(0, cut), a1: text.slice(cut + 1) };
}
