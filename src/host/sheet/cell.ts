/** Single cells and their formats: blanks, interning, equality. Knows no sheet. */
import type { FormatPatch } from './change';
import type { Cell, CellError, CellFormat, ErrorCode, Value } from './model';

export const PLAIN_FORMAT: CellFormat = {
  numberFormat: '',
  background: null,
  fontColor: null,
  fontWeight: 'normal',
  wrap: 'OVERFLOW',
  horizontal: 'general',
  vertical: 'bottom',
};

export const BLANK: Cell = {
  value: null,
  formula: '',
  planted: null,
  literal: false,
  link: null,
  format: PLAIN_FORMAT,
  note: '',
  rule: null,
};

const formats = new Map<string, CellFormat>([[keyOf(PLAIN_FORMAT), PLAIN_FORMAT]]);

function keyOf(format: CellFormat): string {
  return JSON.stringify([
    format.numberFormat,
    format.background,
    format.fontColor,
    format.fontWeight,
    format.wrap,
    format.horizontal,
    format.vertical,
  ]);
}

const patched = new WeakMap<FormatPatch, Map<CellFormat, CellFormat>>();

/**
 * The format with some parts replaced; the same object for equal formats. Remembered, since one patch
 * goes to all cells of a column, which look alike.
 */
export function patchFormat(format: CellFormat, patch: FormatPatch): CellFormat {
  const known = patched.get(patch) ?? new Map<CellFormat, CellFormat>();
  const next = known.get(format) ?? intern({ ...format, ...patch });
  patched.set(patch, known.set(format, next));
  return next;
}

const renumbered = new WeakMap<CellFormat, Map<string, CellFormat>>();

/** The format with another number format. Remembered, since bulk writes ask for few of them often. */
export function withNumberFormat(format: CellFormat, numberFormat: string): CellFormat {
  const known = renumbered.get(format) ?? new Map<string, CellFormat>();
  const next = known.get(numberFormat) ?? intern({ ...format, numberFormat });
  renumbered.set(format, known.set(numberFormat, next));
  return next;
}

function intern(format: CellFormat): CellFormat {
  const key = keyOf(format);
  const known = formats.get(key) ?? format;
  formats.set(key, known);
  return known;
}

/** The cell with another format; the same cell if it looks so already. */
export function withFormat(cell: Cell, format: CellFormat): Cell {
  return cell.format === format ? cell : tidy({ ...cell, format });
}

/** The cell without value, formula and link. */
export function withoutContent(cell: Cell): Cell {
  if (isEmpty(cell)) return cell;
  return tidy({ ...cell, value: null, formula: '', planted: null, literal: false, link: null });
}

/** Whether the cell holds neither a value nor a formula. */
export function isEmpty(cell: Cell): boolean {
  return cell.value === null && cell.formula === '';
}

/** The shared blank for a cell that has nothing at all, so that blanks compare by identity. */
export function tidy(cell: Cell): Cell {
  const nothing =
    isEmpty(cell) && cell.format === PLAIN_FORMAT && cell.note === '' && cell.rule === null;
  return nothing ? BLANK : cell;
}

export function isError(value: Value): value is CellError {
  return value !== null && typeof value === 'object';
}

export function errorOf(error: ErrorCode): CellError {
  return { error };
}
