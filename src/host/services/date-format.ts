/**
 * `Utilities.formatDate` and `parseDate`: patterns of Java's SimpleDateFormat, in English.
 * Source: Utilities reference; SimpleDateFormat documentation. Letters that are not understood are
 * refused, not printed.
 */
import { type Fields, fromLocal, localFields, toLocal } from '../realm/local-time';
import { isTimeZone } from '../sheet/zone';
import { ScriptError } from '../world/service';
import { zoneNameAt, zoneNamed } from '../world/zone';

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAY_MS = 86_400_000;

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: string; readonly width: number };

/** Quoted text, a run of one letter, or anything else. */
const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

function tokensOf(pattern: string): readonly Token[] {
  return [...pattern.matchAll(TOKEN)].map((match) => {
    const [all, quoted, letter] = match;
    if (letter !== undefined) return { kind: 'field', letter, width: all.length };
    if (quoted === undefined) return { kind: 'text', text: all };
    return { kind: 'text', text: quoted === '' ? "'" : quoted.replaceAll("''", "'") };
  });
}

/** A moment as a pattern says, on the clocks of a zone. */
export function formatDate(atMs: number, zone: string, pattern: string): string {
  if (Number.isNaN(atMs)) throw new ScriptError('Invalid argument: date');
  const known = knownZone(zone);
  const localMs = toLocal(atMs, zoneNamed(known));
  const at: Moment = { atMs, zone: known, fields: localFields(localMs), localMs };
  return tokensOf(pattern)
    .map((token) => (token.kind === 'text' ? token.text : shown(token, at)))
    .join('');
}

interface Moment {
  readonly atMs: number;
  readonly zone: string;
  readonly fields: Fields;
  readonly localMs: number;
}

/** Java falls back to GMT for a zone it does not know. */
function knownZone(zone: string): string {
  return isTimeZone(zone) ? zone : 'UTC';
}

type Show = (at: Moment, width: number) => string;

const number =
  (read: (at: Moment) => number): Show =>
  (at, width) =>
    String(read(at)).padStart(width, '0');

const SHOWS: Readonly<Record<string, Show>> = {
  G: ({ fields }) => (fields.year > 0 ? 'AD' : 'BC'),
  y: ({ fields }, width) =>
    width === 2
      ? String(fields.year % 100).padStart(2, '0')
      : String(fields.year).padStart(width, '0'),
  M: ({ fields }, width) => monthText(fields.month, width),
  d: number(({ fields }) => fields.day),
  D: number(
    ({ localMs, fields }) => Math.floor((localMs - Date.UTC(fields.year, 0, 1)) / DAY_MS) + 1,
  ),
  E: ({ fields }, width) => (DAYS[fields.weekday] ?? '').slice(0, width < 4 ? 3 : undefined),
  u: number(({ fields }) => fields.weekday || 7),
  a: ({ fields }) => (fields.hours < 12 ? 'AM' : 'PM'),
  H: number(({ fields }) => fields.hours),
  k: number(({ fields }) => fields.hours || 24),
  K: number(({ fields }) => fields.hours % 12),
  h: number(({ fields }) => fields.hours % 12 || 12),
  m: number(({ fields }) => fields.minutes),
  s: number(({ fields }) => fields.seconds),
  S: number(({ atMs }) => ((atMs % 1000) + 1000) % 1000),
  z: ({ atMs, zone }, width) => zoneNameAt(atMs, zone, width < 4 ? 'short' : 'long'),
  Z: (at) => offsetText(at, ''),
  X: (at, width) => {
    const offset = offsetText(at, width === 3 ? ':' : '');
    if (/^.00:?00$/.test(offset)) return 'Z';
    return width === 1 ? offset.slice(0, 3) : offset;
  },
};

function shown({ letter, width }: Extract<Token, { kind: 'field' }>, at: Moment): string {
  const show = SHOWS[letter];
  if (show === undefined) throw new ScriptError(`Illegal pattern character '${letter}'`);
  return show(at, width);
}

function monthText(month: number, width: number): string {
  if (width < 3) return String(month + 1).padStart(width, '0');
  return (MONTHS[month] ?? '').slice(0, width === 3 ? 3 : undefined);
}

function offsetText({ atMs, zone }: Moment, separator: string): string {
  const offset = Math.round(zoneNamed(zone).offsetMinutes(atMs));
  const minutes = Math.abs(offset);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

/** The moment a text shows, ms UTC. Throws `ScriptError` when it does not fit the pattern. */
export function parseDate(text: string, zone: string, pattern: string): number {
  const fields = new Map<string, string>();
  const letters: string[] = [];
  const source = tokensOf(pattern).map((token) => {
    if (token.kind === 'text') return token.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    letters.push(token.letter);
    return `(${READS[token.letter] ?? '(?!)'})`;
  });
  const match = new RegExp(`^${source.join('')}`, 'i').exec(text);
  if (match === null) throw new ScriptError(`Unparseable date: "${text}"`);
  for (const [at, letter] of letters.entries()) fields.set(letter, match[at + 1] ?? '');
  return momentOf(fields, knownZone(zone));
}

const READS: Readonly<Record<string, string>> = {
  y: '\\d{1,4}',
  M: '\\d{1,2}|[A-Za-z]{3,9}',
  d: '\\d{1,2}',
  E: '[A-Za-z]{3,9}',
  a: 'AM|PM',
  H: '\\d{1,2}',
  h: '\\d{1,2}',
  m: '\\d{1,2}',
  s: '\\d{1,2}',
  S: '\\d{1,3}',
  Z: '[+-]\\d{4}',
  X: 'Z|[+-]\\d{2}:?\\d{0,2}',
};

function momentOf(fields: ReadonlyMap<string, string>, zone: string): number {
  const value = (letter: string, otherwise: number): number =>
    Number(fields.get(letter) ?? otherwise);
  const half = (fields.get('a') ?? '').toUpperCase();
  const hours = fields.has('h') ? (value('h', 0) % 12) + (half === 'PM' ? 12 : 0) : value('H', 0);
  const local = Date.UTC(
    value('y', 1970),
    monthNumber(fields.get('M') ?? '1'),
    value('d', 1),
    hours,
    value('m', 0),
    value('s', 0),
    value('S', 0),
  );
  const offset = fields.get('Z') ?? fields.get('X');
  return offset === undefined ? fromLocal(local, zoneNamed(zone)) : local - offsetMs(offset);
}

/** 0 to 11. */
function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) - 1;
  const start = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(start));
}

function offsetMs(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
