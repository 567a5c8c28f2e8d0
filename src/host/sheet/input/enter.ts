/**
 * Puts one input into one cell: what the cell holds afterwards, its automatic number format, and
 * the refusals that concern the value alone. Knows no grid: merges, spills, rules and protections are
 * decided by the caller.
 */
import { errorOf, tidy, withNumberFormat } from '../cell';
import type { Actor, Input } from '../change';
import type { SheetDoubts } from '../doubts';
import type { Cell, ErrorCode, Value } from '../model';
import { type Refused, refused } from '../outcome';
import { CELL_TOO_LONG, NOT_A_CELL_VALUE } from '../texts';
import { serialOfInstant } from '../zone';
import type { SheetLocale } from './locale';
import { readTyped } from './typed-input';

export interface EnterContext {
  readonly via: Actor['via'];
  readonly locale: SheetLocale;
  readonly timeZone: string;
  readonly currentYear: number;
  readonly doubts: SheetDoubts;
}

export const CELL_LENGTH_MAX = 50_000;
const TEXT_FORMAT = '@';

/** The cell after the input; rule, note and look stay. */
export function enterCell(cell: Cell, input: Input, context: EnterContext): Cell | Refused {
  if (input === null || input === '') return hold(cell, null);
  if (typeof input === 'string') return enterText(cell, input, context);
  if (typeof input === 'number') return enterNumber(cell, input, context);
  if (typeof input === 'boolean') return enterScalar(cell, input, context);
  if (input.kind === 'instant') return enterInstant(cell, input.atMs, context);
  if (input.kind === 'formula') return enterFormula(cell, input.text);
  if (input.kind === 'literal') return enterLiteral(cell, input, context);
  return enterOdd(cell, context.doubts.objectCell, '#ERROR!', input.name);
}

function enterText(cell: Cell, raw: string, context: EnterContext): Cell | Refused {
  const text = alter(raw, context);
  if (text.length > CELL_LENGTH_MAX) return refused(CELL_TOO_LONG);
  if (cell.format.numberFormat === TEXT_FORMAT) return enterPlainText(cell, text, context);
  if (isFormulaByDoubt(text, context)) return enterFormula(cell, text.slice(1));
  const typed = readTyped(text, context);
  switch (typed.kind) {
    case 'blank':
      return hold(cell, null);
    case 'formula':
      return enterFormula(cell, typed.formula, typed.result);
    case 'text':
      return hold(cell, typed.text === '' ? null : typed.text, typed.literal);
    case 'boolean':
      return hold(cell, typed.value);
    case 'error':
      return hold(cell, errorOf(typed.error));
    case 'number':
      return withAutomaticFormat(hold(cell, typed.value), typed.format);
  }
}

/** In a cell of plain-text format nothing is parsed, as far as the doubts allow. */
function enterPlainText(cell: Cell, text: string, context: EnterContext): Cell | Refused {
  const { doubts, via } = context;
  if (via === 'script' && doubts.equalsInTextCell === 'formula' && /^=./s.test(text)) {
    return enterFormula(cell, text);
  }
  if (isFormulaByDoubt(text, context)) return enterFormula(cell, text.slice(1));
  const strips = text.startsWith("'") && doubts.apostropheInTextCell === 'stripped';
  const kept = strips ? text.slice(1) : text;
  return hold(cell, kept === '' ? null : kept);
}

function isFormulaByDoubt(text: string, { doubts, via }: EnterContext): boolean {
  return via === 'script' && doubts.apostropheEquals === 'formula' && /^'=./s.test(text);
}

function enterLiteral(
  cell: Cell,
  input: { readonly text: string; readonly link: string | null },
  context: EnterContext,
): Cell | Refused {
  if (context.doubts.equalsAsRichText === 'formula' && /^=./s.test(input.text)) {
    return enterFormula(cell, input.text);
  }
  const text = alter(input.text, context);
  if (text.length > CELL_LENGTH_MAX) return refused(CELL_TOO_LONG);
  if (text === '') return hold(cell, null);
  return { ...hold(cell, text, true), link: input.link };
}

function enterNumber(cell: Cell, value: number, context: EnterContext): Cell | Refused {
  if (Number.isNaN(value)) return enterOdd(cell, context.doubts.nan, '#NUM!');
  if (!Number.isFinite(value)) return enterOdd(cell, context.doubts.infinity, '#NUM!');
  // A spreadsheet has no negative zero.
  return enterScalar(cell, value === 0 ? 0 : value, context);
}

function enterScalar(cell: Cell, value: number | boolean, context: EnterContext): Cell {
  const asText =
    cell.format.numberFormat === TEXT_FORMAT && context.doubts.numberInTextCell === 'text';
  return hold(cell, asText ? String(value).toUpperCase() : value);
}

function enterInstant(cell: Cell, atMs: number, context: EnterContext): Cell | Refused {
  if (Number.isNaN(atMs)) return enterOdd(cell, context.doubts.invalidDate, '#NUM!');
  const serial = serialOfInstant(atMs, context.timeZone);
  const { datePattern } = context.locale;
  const format = Number.isInteger(serial) ? datePattern : `${datePattern} H:mm:ss`;
  return withAutomaticFormat(hold(cell, serial), format);
}

function enterFormula(cell: Cell, text: string, result: ErrorCode | null = null): Cell | Refused {
  const formula = text.startsWith('=') ? text : `=${text}`;
  if (formula.length > CELL_LENGTH_MAX) return refused(CELL_TOO_LONG);
  if (formula === '=') return hold(cell, null);
  return { ...hold(cell, null), formula, planted: result && [[errorOf(result)]] };
}

function enterOdd(
  cell: Cell,
  reading: 'error' | 'refused' | 'blank' | 'objectText',
  error: ErrorCode,
  name = '',
): Cell | Refused {
  switch (reading) {
    case 'error':
      return hold(cell, errorOf(error));
    case 'blank':
      return hold(cell, null);
    case 'objectText':
      return hold(cell, name);
    case 'refused':
      return refused(NOT_A_CELL_VALUE);
  }
}

function hold(cell: Cell, value: Value, literal = false): Cell {
  return tidy({
    value,
    formula: '',
    planted: null,
    literal,
    link: null,
    format: cell.format,
    note: cell.note,
    rule: cell.rule,
  });
}

function withAutomaticFormat(cell: Cell, numberFormat: string): Cell {
  if (numberFormat === '' || cell.format.numberFormat !== '') return cell;
  return { ...cell, format: withNumberFormat(cell.format, numberFormat) };
}

function alter(text: string, { doubts }: EnterContext): string {
  switch (doubts.textOnWrite) {
    case 'asIs':
      return text;
    case 'composed':
      return text.normalize('NFC');
    case 'trimmed':
      return text.trim();
    case 'unixLines':
      return text.replace(/\r\n?/g, '\n');
    case 'withoutControls':
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are the point
      return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
  }
}
