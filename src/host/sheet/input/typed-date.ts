/**
 * Dates and times as people type them, in the order of the spreadsheet's locale.
 * Gives serials (days since 1899-12-30). Source: Sheets' typed-input rule; reported cases such as
 * `1-2`, `33/33`, ISO dates, `14:30`.
 */
import { serialOfUtc } from '../zone';
import type { SheetLocale } from './locale';
import type { TypedNumber } from './typed-number';

export interface DateContext {
  readonly locale: SheetLocale;
  /** For dates without a year. */
  readonly currentYear: number;
  /** Whether `33/33` is a date (month and year, overflowing). */
  readonly looseMonthYear: boolean;
}

/** Null when the text is neither date nor time nor both. */
export function readDate(text: string, context: DateContext): TypedNumber | null {
  if (!/\d/.test(text)) return null;
  const trimmed = text.trim();
  // Ordinary texts are many: what begins with a word must begin with a month.
  const word = /^\p{L}+/u.exec(trimmed);
  if (word !== null && monthNamed(word[0], context.locale) === null) return null;
  const alone = readDay(trimmed, context) ?? readTime(trimmed);
  if (alone !== null) return alone;
  const both = /^(.+?)[ T]\s*(\d{1,2}:\d{2}.*)$/.exec(trimmed);
  if (both === null) return null;
  const day = readDay((both[1] ?? '').replace(/,$/, ''), context);
  const time = readTime(both[2] ?? '');
  if (day === null || time === null || time.value >= 1) return null;
  return { value: day.value + time.value, format: `${day.format} ${time.format}` };
}

type Reader = (text: string, context: DateContext) => TypedNumber | null;

const DAY_READERS: readonly Reader[] = [readYearFirst, readThreeParts, readTwoParts, readMonthName];

function readDay(text: string, context: DateContext): TypedNumber | null {
  for (const read of DAY_READERS) {
    const found = read(text, context);
    if (found !== null) return found;
  }
  return null;
}

function readYearFirst(text: string): TypedNumber | null {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (match === null) return null;
  const separator = match[2] ?? '-';
  const format = ['yyyy', pad('m', match[3]), pad('d', match[4])].join(separator);
  return dated(Number(match[1]), Number(match[3]), Number(match[4]), format);
}

function readThreeParts(text: string, { locale }: DateContext): TypedNumber | null {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (match === null) return null;
  const [, first = '', separator = '/', second = '', yearText = ''] = match;
  const monthFirst = locale.dateOrder === 'mdy';
  const month = monthFirst ? first : second;
  const day = monthFirst ? second : first;
  const parts = monthFirst
    ? [pad('m', first), pad('d', second)]
    : [pad('d', first), pad('m', second)];
  const format = [...parts, yearText.length === 2 ? 'yy' : 'yyyy'].join(separator);
  return dated(fullYear(yearText), Number(month), Number(day), format);
}

function readTwoParts(text: string, context: DateContext): TypedNumber | null {
  const monthYear = /^(\d{1,2})([-/])(\d{4})$/.exec(text);
  if (monthYear !== null) {
    const format = `${pad('m', monthYear[1])}${monthYear[2]}yyyy`;
    return dated(Number(monthYear[3]), Number(monthYear[1]), 1, format);
  }
  const match = /^(\d{1,2})([-/.])(\d{1,2})$/.exec(text);
  if (match === null) return null;
  // With a dot only where dates are written so: 1.5 is the first of May in German.
  if (match[2] === '.' && !context.locale.datePattern.includes('.')) return null;
  const [, first = '', separator = '/', second = ''] = match;
  const monthFirst = context.locale.dateOrder === 'mdy';
  const month = Number(monthFirst ? first : second);
  const day = Number(monthFirst ? second : first);
  const pattern = monthFirst
    ? [pad('m', first), pad('d', second)]
    : [pad('d', first), pad('m', second)];
  const usual = dated(context.currentYear, month, day, pattern.join(separator));
  if (usual !== null) return usual;
  if (Number(second) <= 31) return null;
  const format = `${pad('m', first)}${separator}yy`;
  const exact = dated(fullYear(second), Number(first), 1, format);
  if (exact !== null || !context.looseMonthYear) return exact;
  return { value: serialOfUtc(Date.UTC(fullYear(second), Number(first) - 1, 1)), format };
}

function readMonthName(text: string, context: DateContext): TypedNumber | null {
  const dayFirst = /^(\d{1,2})\.?[ -]([\p{L}]+)\.?(?:,?[ -](\d{4}|\d{2}))?$/u.exec(text);
  const nameFirst = /^([\p{L}]+)\.? (\d{1,2})(?:,? (\d{4}))?$/u.exec(text);
  const nameYear = /^([\p{L}]+)\.?[ -](\d{4})$/u.exec(text);
  const name = dayFirst?.[2] ?? nameYear?.[1] ?? nameFirst?.[1];
  if (name === undefined) return null;
  const month = monthNamed(name, context.locale);
  if (month === null) return null;
  if (nameYear !== null)
    return dated(Number(nameYear[2]), month.number, 1, `${month.pattern} yyyy`);
  const day = Number(dayFirst?.[1] ?? nameFirst?.[2]);
  const yearText = dayFirst?.[3] ?? nameFirst?.[3];
  const year = yearText === undefined ? context.currentYear : fullYear(yearText);
  const ends = yearText === undefined ? '' : ' yyyy';
  const format =
    dayFirst === null ? `${month.pattern} d${ends && `,${ends}`}` : `d ${month.pattern}${ends}`;
  return dated(year, month.number, day, format);
}

interface MonthName {
  readonly number: number;
  readonly pattern: string;
}

const monthTables = new Map<SheetLocale, ReadonlyMap<string, MonthName>>();

function monthNamed(name: string, locale: SheetLocale): MonthName | null {
  const table = monthTables.get(locale) ?? monthTableOf(locale);
  monthTables.set(locale, table);
  return table.get(name.toLowerCase()) ?? null;
}

/** A name that is short and long at once, like May, counts as short. */
function monthTableOf(locale: SheetLocale): ReadonlyMap<string, MonthName> {
  const entries = (names: readonly string[], pattern: string) =>
    names.map((name, n) => [name.toLowerCase(), { number: n + 1, pattern }] as const);
  return new Map([...entries(locale.months, 'mmmm'), ...entries(locale.shortMonths, 'mmm')]);
}

function readTime(text: string): TypedNumber | null {
  const match = /^(\d{1,3}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:\s*([ap])\.?m\.?)?$/i.exec(text);
  if (match === null) return null;
  const [, hourText, minuteText, secondText, fraction, half] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText ?? 0) + Number(`0.${fraction ?? 0}`);
  if (minute > 59 || second >= 60) return null;
  const shape = secondText === undefined ? 'mm' : 'mm:ss';
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    const whole = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    return { value: dayPart(whole, minute, second), format: `h:${shape} am/pm` };
  }
  const format = hour >= 24 ? `[h]:${shape}` : `${pad('h', hourText)}:${shape}`;
  return { value: dayPart(hour, minute, second), format };
}

function dayPart(hour: number, minute: number, second: number): number {
  return (hour * 3600 + minute * 60 + second) / 86_400;
}

function dated(year: number, month: number, day: number, format: string): TypedNumber | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const wallMs = Date.UTC(year, month - 1, day);
  if (new Date(wallMs).getUTCDate() !== day) return null;
  const serial = serialOfUtc(wallMs);
  return serial < -1_000_000 ? null : { value: serial, format };
}

/** Two digits: 00–29 are 20xx, the others 19xx. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function pad(letter: string, digits: string | undefined): string {
  return digits?.length === 2 ? letter + letter : letter;
}
