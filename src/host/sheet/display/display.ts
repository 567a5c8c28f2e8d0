/**
 * What a cell shows: a value under its number format, in the locale of the spreadsheet.
 * Source: Sheets' automatic format (at most ten significant decimals, exponent from 1E+15).
 */
import { isError } from '../cell';
import type { SheetLocale } from '../input/locale';
import type { Value } from '../model';
import { utcOfSerial } from '../zone';
import { type Pattern, type PatternPart, parsePattern, type Section } from './pattern';

/** The text of a cell. `format` is its number format, `''` for Automatic. */
export function displayValue(value: Value, format: string, locale: SheetLocale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? locale.trueWord : locale.falseWord;
  if (isError(value)) return value.error;
  if (typeof value === 'string') return showText(value, format);
  if (format === '' || format === '@') return showAutomatic(value, locale);
  return showNumber(value, parsePattern(format), locale);
}

/** Whether numbers under this format are read as moments. */
export function isDateFormat(format: string): boolean {
  return format !== '' && format !== '@' && parsePattern(format).isDate;
}

function showText(text: string, format: string): string {
  if (format === '' || format === '@') return text;
  const section = parsePattern(format).sections[3];
  if (section === undefined) return text;
  return section.parts
    .map((part) => (part.kind === 'cell' ? text : part.kind === 'text' ? part.text : ''))
    .join('');
}

function showAutomatic(value: number, locale: SheetLocale): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) return showExponent(value, locale);
  const text = Number.isInteger(value) ? String(value) : trimDecimals(value);
  return text.replace('.', locale.decimal);
}

function trimDecimals(value: number): string {
  const wholeDigits =
    Math.trunc(Math.abs(value)) === 0 ? 0 : String(Math.trunc(Math.abs(value))).length;
  const decimals = Math.max(0, 10 - wholeDigits);
  const fixed = value.toFixed(decimals);
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

function showExponent(value: number, locale: SheetLocale): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(5).split('e');
  const short = mantissa.replace(/\.?0+$/, '').replace('.', locale.decimal);
  const power = Number(exponent);
  return `${short}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function showNumber(value: number, pattern: Pattern, locale: SheetLocale): string {
  const { section, shown } = chooseSection(value, pattern);
  if (pattern.isDate) return showParts(section, shown, locale, clockOf(section, shown));
  return showParts(section, section.percent ? shown * 100 : shown, locale, null);
}

function chooseSection(
  value: number,
  { sections }: Pattern,
): { readonly section: Section; readonly shown: number } {
  const [positive, negative, zero] = sections;
  const plain = positive ?? { parts: [], percent: false };
  if (value === 0 && zero !== undefined) return { section: zero, shown: 0 };
  if (value < 0 && negative !== undefined) return { section: negative, shown: -value };
  return { section: plain, shown: value };
}

interface Clock {
  readonly serial: number;
  readonly date: Date;
  readonly twelve: boolean;
}

/** The clock shows whole seconds, rounded. */
function clockOf(section: Section, serial: number): Clock {
  const seconds = Math.round(serial * 86_400);
  return {
    serial: seconds / 86_400,
    date: new Date(utcOfSerial(seconds / 86_400)),
    twelve: section.parts.some((part) => part.kind === 'half'),
  };
}

function showParts(
  section: Section,
  value: number,
  locale: SheetLocale,
  clock: Clock | null,
): string {
  let text = value < 0 && clock === null ? '-' : '';
  for (const part of section.parts) text += showPart(part, value, locale, clock);
  return text;
}

function showPart(
  part: PatternPart,
  value: number,
  locale: SheetLocale,
  clock: Clock | null,
): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'cell':
      return showAutomatic(Math.abs(value), locale);
    case 'digits':
      return showDigits(Math.abs(value), part, locale);
    case 'half':
      return clock !== null && clock.date.getUTCHours() >= 12 ? 'PM' : 'AM';
    case 'clock':
      return clock === null ? '' : showClock(part.letter, part.length, clock, locale);
    case 'elapsed':
      return clock === null ? '' : showElapsed(part.letter, part.length, clock.serial);
  }
}

type Digits = Extract<PatternPart, { readonly kind: 'digits' }>;

function showDigits(value: number, part: Digits, locale: SheetLocale): string {
  if (part.exponent) {
    const [mantissa = '0', exponent = '0'] = value.toExponential(part.decimalsMax).split('e');
    const power = Number(exponent);
    const sign = power < 0 ? '-' : '+';
    return `${mantissa.replace('.', locale.decimal)}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const [whole = '0', decimals = ''] = roundDecimal(value, part.decimalsMax).split('.');
  const kept = decimals.replace(/0+$/, '').padEnd(part.decimalsMin, '0');
  const full = (whole === '0' && part.wholeMin === 0 ? '' : whole).padStart(part.wholeMin, '0');
  const grouped = part.grouped
    ? full.replace(/\B(?=(\d{3})+(?!\d))/g, locale.group[0] ?? ',')
    : full;
  return kept === '' ? grouped : `${grouped}${locale.decimal}${kept}`;
}

/** Rounds the decimal number that people see (1.005 to 1.01), not its binary neighbour. */
function roundDecimal(value: number, decimals: number): string {
  if (value >= 1e21) return BigInt(Math.round(value)).toString();
  const [mantissa = '0', exponent = '0'] = value.toPrecision(15).split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  if (!Number.isSafeInteger(shifted)) return value.toFixed(decimals);
  const text = String(shifted).padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

function padded(value: number, length: number): string {
  return length > 1 && value < 10 ? `0${value}` : String(value);
}

function showClock(letter: string, length: number, clock: Clock, locale: SheetLocale): string {
  const { date } = clock;
  switch (letter) {
    case 'y':
      return length <= 2
        ? String(date.getUTCFullYear() % 100).padStart(2, '0')
        : String(date.getUTCFullYear()).padStart(4, '0');
    case 'm':
      return showMonth(date.getUTCMonth(), length, locale);
    case 'd':
      return length <= 2
        ? padded(date.getUTCDate(), length)
        : showDay(date.getUTCDay(), length, locale);
    case 'h':
      return padded(
        clock.twelve ? ((date.getUTCHours() + 11) % 12) + 1 : date.getUTCHours(),
        length,
      );
    case 'n':
      return padded(date.getUTCMinutes(), length);
    default:
      return padded(date.getUTCSeconds(), length);
  }
}

function showMonth(month: number, length: number, locale: SheetLocale): string {
  if (length <= 2) return String(month + 1).padStart(length, '0');
  return (length === 3 ? locale.shortMonths : locale.months)[month] ?? '';
}

function showDay(day: number, length: number, locale: SheetLocale): string {
  const name = locale.days[day] ?? '';
  return length === 3 ? name.slice(0, 3) : name;
}

function showElapsed(letter: string, length: number, serial: number): string {
  const unit = letter === 'h' ? 3600 : letter === 'm' ? 60 : 1;
  return String(Math.floor(Math.round(serial * 86_400) / unit)).padStart(length, '0');
}
