/**
 * One cell as the page draws it: text under its format, looks, and the text that editing begins with.
 * Source of the latter: Sheets shows formulas, an apostrophe before forced text, percentages and
 * dates as typed, other numbers bare.
 */
import { BLANK, isError } from '../../sheet/cell';
import { displayValue, isDateFormat } from '../../sheet/display/display';
import type { SheetLocale } from '../../sheet/input/locale';
import type { Cell, CellFormat, Value } from '../../sheet/model';
import type { CellPicture } from '../protocol';

const TEXT_FORMAT = '@';

/** `value` is what the cell yields, its formula computed. */
export function cellPicture(cell: Cell, value: Value, locale: SheetLocale): CellPicture | null {
  if (cell === BLANK && value === null) return null;
  const text = displayValue(value, cell.format.numberFormat, locale);
  const edit = editText(cell, value, locale);
  const ticked = tickedOf(cell, value);
  const align = alignOf(cell.format, value);
  return {
    text,
    ...(edit === text ? {} : { edit }),
    ...(align === 'left' ? {} : { align }),
    ...looksOf(cell),
    ...(ticked === null ? {} : { ticked }),
  };
}

function looksOf({ format, note, link }: Cell): Partial<CellPicture> {
  return {
    ...(format.fontWeight === 'bold' ? { bold: true } : {}),
    ...(format.background === null ? {} : { background: format.background }),
    ...(format.fontColor === null ? {} : { color: format.fontColor }),
    ...(format.wrap === 'WRAP' ? { wrap: true } : {}),
    ...(note === '' ? {} : { note }),
    ...(link === null ? {} : { link }),
  };
}

function tickedOf({ rule }: Cell, value: Value): boolean | null {
  return rule?.criterion.kind === 'checkbox' ? value === rule.criterion.checked : null;
}

function alignOf({ horizontal }: CellFormat, value: Value): 'left' | 'center' | 'right' {
  if (horizontal === 'left' || horizontal === 'center' || horizontal === 'right') return horizontal;
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || isError(value) ? 'center' : 'left';
}

function editText(cell: Cell, value: Value, locale: SheetLocale): string {
  if (cell.formula !== '') return cell.formula;
  if (typeof value === 'string') {
    return cell.literal && cell.format.numberFormat !== TEXT_FORMAT ? `'${value}` : value;
  }
  if (typeof value === 'number') return editNumber(value, cell.format.numberFormat, locale);
  return displayValue(value, '', locale);
}

function editNumber(value: number, format: string, locale: SheetLocale): string {
  if (isDateFormat(format)) {
    const pattern = Number.isInteger(value) ? locale.datePattern : `${locale.datePattern} H:mm:ss`;
    return displayValue(value, pattern, locale);
  }
  if (format.includes('%')) return displayValue(value, '0.##########%', locale);
  return String(value).replace('.', locale.decimal);
}
