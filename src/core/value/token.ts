/**
 * Short comparable texts for values and cells. Two tokens are equal exactly when the two things
 * mean the same; long ones are hashed, so a token is never longer than `TOKEN_LENGTH_MAX`.
 *
 * For text, numbers, check marks and days a value and the cell that shows it have the same token.
 * For the rest (people, stages, lists, instants) the value's token holds ids or ms, the cell's what
 * is seen. Must not know: where tokens are stored.
 */
import { unreachable } from '../assert';
import type { FieldType, MaybeValue } from '../model';
import { type CellValue, dayOfSerial, isSerial, secondsOfSerial } from './cell';
import { parseList } from './list';

export type Token = string;

export const TOKEN_LENGTH_MAX = 64;

/** The token of "no value" and of an empty cell. */
export const EMPTY: Token = '';

/** Characters that a spreadsheet might alter on its way: controls, invisible ones, odd spaces, halves. */
const FRAGILE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\x00-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]|^\s|\s$|\s\s|[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;

/** Nearly all texts; spares them the slower checks. */
const PLAIN_ASCII = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Cuts a long text down to a 53-bit hash and its length. A short text stays readable unless a
 * sheet could hand it back altered, since tokens are kept in one.
 */
export function compact(text: string): Token {
  const plain =
    text.length <= TOKEN_LENGTH_MAX &&
    (PLAIN_ASCII.test(text) || (!FRAGILE.test(text) && text.normalize('NFC') === text));
  return plain ? text : `#${hash53(text).toString(36)}.${text.length}`;
}

/** What a value means, apart from how it is shown: references by id, instants in ms UTC. */
export function valueToken(value: MaybeValue): Token {
  if (value === null) return EMPTY;
  switch (value.kind) {
    case 'text':
      return value.text === '' ? EMPTY : compact(`s:${value.text}`);
    case 'number':
      return numberToken(value.number);
    case 'flag':
      return `b:${value.on ? 1 : 0}`;
    case 'day':
      return `d:${value.day}`;
    case 'instant':
      return `i:${value.atMs}`;
    case 'one':
      return compact(`1:${value.item.id}`);
    case 'many':
      return value.items.length === 0
        ? EMPTY
        : compact(`m:${sortedJson(value.items.map((i) => i.id))}`);
    default:
      return unreachable(value);
  }
}

/** What a cell of a column of this type shows. Total: a cell that does not fit has a token, too. */
export function cellToken(type: FieldType, cell: CellValue): Token {
  if (cell === '') return EMPTY;
  const asNumber = isSerial(cell) ? cell.serial : typeof cell === 'number' ? cell : null;
  if (type === 'day' && asNumber !== null) return `d:${dayOfSerial(asNumber)}`;
  if (type === 'instant' && asNumber !== null) return `t:${secondsOfSerial(asNumber)}`;
  if (isSerial(cell)) return `t:${secondsOfSerial(cell.serial)}`;
  if (typeof cell === 'number') return numberToken(cell);
  if (typeof cell === 'boolean') return `b:${cell ? 1 : 0}`;
  if (type === 'list') return compact(`l:${sortedJson(parseList(cell))}`);
  return compact(`s:${cell}`);
}

function numberToken(value: number): Token {
  return `n:${Object.is(value, -0) ? 0 : value}`;
}

function sortedJson(items: readonly string[]): string {
  return JSON.stringify([...new Set(items)].sort());
}

/**
 * A 53-bit hash: FNV-1a forwards and backwards, each mixed, joined. Not cryptographic; two
 * different texts of one tab collide with a chance of about 1 in 10^15 a pair.
 */
export function hash53(text: string): number {
  let forwards = 0x811c9dc5;
  let backwards = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    forwards = Math.imul(forwards ^ text.charCodeAt(i), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return (mix32(backwards) & 0x1fffff) * 0x100000000 + mix32(forwards);
}

/** Spreads every input bit over all 32 output bits. */
function mix32(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
