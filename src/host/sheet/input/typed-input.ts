/**
 * Decides what a typed text is: formula, literal text, boolean, error, number, date, or just text.
 * One reading for the browser and for scripts (USER_ENTERED); the doubts say where they may differ.
 */
import type { SheetDoubts } from '../doubts';
import { parseFormula } from '../formula/syntax';
import { readTokens } from '../formula/tokens';
import type { ErrorCode } from '../model';
import type { SheetLocale } from './locale';
import { readDate } from './typed-date';
import { readNumber } from './typed-number';

export type Typed =
  | { readonly kind: 'blank' }
  /** `result`: the error that it shows whatever a calculator says. */
  | { readonly kind: 'formula'; readonly formula: string; readonly result: ErrorCode | null }
  /** `literal`: it was given as text, by an apostrophe. */
  | { readonly kind: 'text'; readonly text: string; readonly literal: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly error: ErrorCode }
  | { readonly kind: 'number'; readonly value: number; readonly format: string };

export interface TypedContext {
  readonly locale: SheetLocale;
  readonly currentYear: number;
  readonly doubts: SheetDoubts;
}

const ERRORS: readonly ErrorCode[] = [
  '#ERROR!',
  '#NAME?',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#N/A',
  '#NUM!',
];

/** Reads a text in a cell that is not of plain-text format. */
export function readTyped(text: string, context: TypedContext): Typed {
  if (text === '') return { kind: 'blank' };
  if (text.startsWith("'")) return textOf(text.slice(1), true);
  if (text.startsWith('=') && text.length > 1) return formulaOf(text);
  return readValue(text, context) ?? readSigned(text, context) ?? textOf(text, false);
}

function readValue(text: string, context: TypedContext): Typed | null {
  const { locale, doubts } = context;
  const word = text.trim().toUpperCase();
  if (word === 'TRUE' || word === locale.trueWord) return { kind: 'boolean', value: true };
  if (word === 'FALSE' || word === locale.falseWord) return { kind: 'boolean', value: false };
  const error = ERRORS.find((code) => code === word);
  if (error !== undefined && doubts.typedErrorText === 'error') return { kind: 'error', error };
  const found =
    (BEGINS_NUMBER.test(text) ? readNumber(text, locale) : null) ??
    readDate(text, {
      locale,
      currentYear: context.currentYear,
      looseMonthYear: doubts.looseMonthYear === 'date',
    });
  return found === null ? null : { kind: 'number', ...found };
}

/** No number begins with a letter. */
const BEGINS_NUMBER = /^\s*[^\s\p{L}]/u;

const FULL_WIDTH: Readonly<Record<string, string>> = { '＝': '=', '＋': '+', '－': '-', '＠': '@' };

/** Texts that begin like a formula although they are none. */
function readSigned(text: string, context: TypedContext): Typed | null {
  const { doubts } = context;
  const wide = FULL_WIDTH[text[0] ?? ''];
  if (wide !== undefined && text.length > 1 && doubts.fullWidthSigns === 'formula') {
    return formulaOf(wide === '=' ? `=${text.slice(1)}` : `=${wide}${text.slice(1)}`);
  }
  if (text.startsWith('@') && text.length > 1 && doubts.atSign === 'error') {
    return formulaOf(`=${text}`, '#ERROR!');
  }
  if (!/^[+-]./s.test(text) || /^[+-]+$/.test(text)) return null;
  const formula = `=${text}`;
  if (isKnownFormula(formula)) return formulaOf(formula);
  if (doubts.signedText === 'text') return null;
  return formulaOf(formula, doubts.signedText === 'name' ? '#NAME?' : '#ERROR!');
}

/** Whether it parses, and every word in it is a function or TRUE or FALSE. */
function isKnownFormula(formula: string): boolean {
  const tokens = readTokens(formula) ?? [];
  const bareName = tokens.some((token, n) => {
    if (token.kind !== 'name' || /^(true|false)$/i.test(token.text)) return false;
    const next = tokens[n + 1];
    return next?.kind !== 'sign' || next.text !== '(';
  });
  return !bareName && parseFormula(formula) !== null;
}

function formulaOf(formula: string, result: ErrorCode | null = null): Typed {
  return { kind: 'formula', formula, result };
}

function textOf(text: string, literal: boolean): Typed {
  return { kind: 'text', text, literal };
}
