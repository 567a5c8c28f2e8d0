/**
 * Numbers as people type them: thousands, decimals, percent, money, exponent, brackets for minus.
 * Source: Sheets' typed-input rule (USER_ENTERED); samples of Apps Script reference, Range.setValues.
 */
import type { SheetLocale } from './locale';

export interface TypedNumber {
  readonly value: number;
  /** Automatic number format, `''` for none. */
  readonly format: string;
}

const SYMBOLS = ['$', '€', '£', '¥'];

/** Null when the text is not a number in this locale. */
export function readNumber(text: string, locale: SheetLocale): TypedNumber | null {
  if (!/\d/.test(text)) return null;
  const bare = stripSign(text.trim());
  if (bare === null) return null;
  const money = stripCurrency(bare.rest);
  // The sign may stand on either side of the symbol: -$5 and $-5.
  const inner =
    money.symbol === null || bare.negative
      ? { negative: bare.negative, rest: money.rest }
      : stripSign(money.rest);
  if (inner === null) return null;
  const percent = inner.rest.endsWith('%');
  if (percent && money.symbol !== null) return null;
  const digits = percent ? inner.rest.slice(0, -1).trimEnd() : inner.rest;
  const parsed = readDigits(digits, locale);
  if (parsed === null) return null;
  const size = percent ? parsed.value / 100 : parsed.value;
  return {
    value: inner.negative ? -size : size,
    format: formatFor(parsed, percent, money.symbol, locale),
  };
}

function stripSign(text: string): { readonly negative: boolean; readonly rest: string } | null {
  if (text.startsWith('(') && text.endsWith(')') && !/^\(\s*[+-]/.test(text)) {
    return { negative: true, rest: text.slice(1, -1).trim() };
  }
  const sign = text[0];
  if (sign !== '-' && sign !== '+') return { negative: false, rest: text };
  const rest = text.slice(1).trimStart();
  return /^[+-]/.test(rest) ? null : { negative: sign === '-', rest };
}

function stripCurrency(text: string): {
  readonly symbol: string | null;
  readonly rest: string;
} {
  for (const symbol of SYMBOLS) {
    if (text.startsWith(symbol)) return { symbol, rest: text.slice(symbol.length).trimStart() };
    if (text.endsWith(symbol)) return { symbol, rest: text.slice(0, -symbol.length).trimEnd() };
  }
  return { symbol: null, rest: text };
}

interface Digits {
  readonly value: number;
  readonly grouped: boolean;
  readonly decimals: number;
  readonly exponent: boolean;
}

const shapes = new Map<SheetLocale, RegExp>();

/** Whole digits, or groups of three; decimals; exponent. */
function shapeOf(locale: SheetLocale): RegExp {
  const known = shapes.get(locale);
  if (known !== undefined) return known;
  const group = `[${locale.group.join('')}]`;
  const point = locale.decimal === '.' ? '\\.' : ',';
  const shape = new RegExp(
    `^(?:(\\d+)|(\\d{1,3}(?:${group}\\d{3})+))?(?:${point}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`,
  );
  shapes.set(locale, shape);
  return shape;
}

function readDigits(text: string, locale: SheetLocale): Digits | null {
  const match = shapeOf(locale).exec(text);
  if (match === null) return null;
  const [, plain, grouped, fraction, exponent] = match;
  if (plain === undefined && grouped === undefined && (fraction ?? '') === '') return null;
  const whole = plain ?? (grouped ?? '0').replace(/\D/g, '');
  const value = Number(`${whole}.${fraction || '0'}e${exponent ?? '0'}`);
  if (!Number.isFinite(value)) return null;
  return {
    value,
    grouped: grouped !== undefined,
    decimals: fraction?.length ?? 0,
    exponent: exponent !== undefined,
  };
}

function formatFor(
  digits: Digits,
  percent: boolean,
  symbol: string | null,
  locale: SheetLocale,
): string {
  if (percent) return digits.decimals > 0 ? '0.00%' : '0%';
  const grouped = digits.decimals > 0 ? '#,##0.00' : '#,##0';
  if (symbol !== null) {
    return locale.currencyAfter ? `${grouped} "${symbol}"` : `"${symbol}"${grouped}`;
  }
  if (digits.exponent) return '0.00E+00';
  return digits.grouped ? grouped : '';
}
