/**
 * How a CRM value is shown in a cell.
 *
 * Promises: never a formula, never more than a cell can hold; a text that is too long is shortened
 * visibly and reported, so that the shortened form is never taken for the value.
 * Must not know: Apps Script, which cell it is.
 */
import { unreachable } from '../assert';
import type { MaybeValue } from '../model';
import { type CellValue, serialOfDay } from './cell';
import { formatList } from './list';

/** Zone arithmetic of the spreadsheet: a moment (ms UTC) as local days since 1899-12-30. */
export type ToSerial = (atMs: number) => number;

/** Sheets refuses more (Google's published cell limit: 50,000 characters). */
export const CELL_LENGTH_MAX = 50_000;

const SHORTENED_LENGTH = 49_000;

/** The cell for a value. Dates come as `Serial`; the writer writes their number under a date format. */
export function encodeCell(value: MaybeValue, toSerial: ToSerial): CellValue {
  if (value === null) return '';
  switch (value.kind) {
    case 'text':
      return fitted(value.text);
    case 'number':
      return Number.isFinite(value.number) ? value.number : '';
    case 'flag':
      return value.on;
    case 'day': {
      const serial = serialOfDay(value.day);
      return serial === null ? value.day : { serial };
    }
    case 'instant':
      return { serial: toSerial(value.atMs) };
    case 'one':
      return fitted(value.item.label);
    case 'many':
      return fitted(formatList(value.items.map((item) => item.label)));
    default:
      return unreachable(value);
  }
}

const SHORTENED_END = ' characters]';

function fitted(text: string): string {
  if (text.length <= CELL_LENGTH_MAX) return text;
  return `${text.slice(0, SHORTENED_LENGTH)}… [shortened here: the CRM holds ${text.length}${SHORTENED_END}`;
}

/** True for the cell of a text that did not fit: it holds less than the value. */
export function isShortened(cell: CellValue): boolean {
  return typeof cell === 'string' && cell.length > SHORTENED_LENGTH && cell.endsWith(SHORTENED_END);
}

/** Leading characters that a sheet could take for a formula, an apostrophe prefix or a mention. */
const SPECIAL_START = /^[=+\-@'\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/;

/** True if a text must go through the literal route (rich text) to stay what it is. */
export function needsLiteral(text: string): boolean {
  return SPECIAL_START.test(text);
}
