/**
 * Values inside a formula: coercion, comparison, spreading an operation over blocks.
 * Source: Sheets' rules for mixed types (text that looks like a number counts in arithmetic, a blank
 * is 0 or '', errors win).
 */
import { errorOf, isError } from '../cell';
import type { Block, CellError, Value } from '../model';

/** One value, or a rectangle of them. */
export type Operand = Value | Block;

export function isBlock(operand: Operand): operand is Block {
  return Array.isArray(operand);
}

export function blockOf(operand: Operand): Block {
  return isBlock(operand) ? operand : [[operand]];
}

export function toNumber(value: Value): number | CellError {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) return value;
  const text = value.trim();
  const number = Number(text.endsWith('%') ? text.slice(0, -1) : text.replace(/,/g, ''));
  if (text === '' || !Number.isFinite(number)) return errorOf('#VALUE!');
  return text.endsWith('%') ? number / 100 : number;
}

export function toText(value: Value): string | CellError {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (isError(value)) return value;
  return String(value);
}

export function toFlag(value: Value): boolean | CellError {
  if (isError(value) || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = value.toUpperCase();
    return word === 'TRUE' ? true : word === 'FALSE' ? false : errorOf('#VALUE!');
  }
  return value !== null && value !== 0;
}

/** Numbers before texts before booleans; texts without regard to case. A blank equals 0, '' and FALSE. */
export function compareValues(a: Value, b: Value): number {
  const left = a ?? zeroLike(b);
  const right = b ?? zeroLike(a);
  const rank = rankOf(left) - rankOf(right);
  if (rank !== 0) return rank;
  if (typeof left === 'string' && typeof right === 'string') {
    const x = left.toLowerCase();
    const y = right.toLowerCase();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(left) - Number(right);
}

function zeroLike(other: Value): Value {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function rankOf(value: Value): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

/**
 * Applies `run` to single values; where an argument is a block, to each place of it. Single rows,
 * columns and values repeat; beyond a smaller block the result is `#N/A`.
 */
export function spread(
  args: readonly Operand[],
  run: (values: readonly Value[]) => Value,
): Operand {
  if (!args.some(isBlock)) return run(args as readonly Value[]);
  const blocks = args.map(blockOf);
  const rows = Math.max(...blocks.map((block) => block.length));
  const columns = Math.max(...blocks.map((block) => block[0]?.length ?? 0));
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_unused, c) => run(blocks.map((block) => pick(block, r, c)))),
  );
}

function pick(block: Block, row: number, column: number): Value {
  const line = block.length === 1 ? block[0] : block[row];
  const value = line?.length === 1 ? line[0] : line?.[column];
  return value === undefined ? errorOf('#N/A') : value;
}

/** The first error among values, or null. */
export function firstError(values: readonly Value[]): CellError | null {
  return values.find(isError) ?? null;
}

export function applySign(sign: string, left: Value, right: Value): Value {
  const error = firstError([left, right]);
  if (error !== null) return error;
  if (sign === '&') return String(toText(left)) + String(toText(right));
  const compare = COMPARISONS[sign];
  if (compare !== undefined) return compare(compareValues(left, right));
  const a = toNumber(left);
  const b = toNumber(right);
  if (isError(a)) return a;
  if (isError(b)) return b;
  return finite(arithmetic(sign, a, b));
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

function arithmetic(sign: string, a: number, b: number): number | CellError {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? errorOf('#DIV/0!') : a / b;
    default:
      return a ** b;
  }
}

export function finite(value: number | CellError): Value {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? value : errorOf('#NUM!');
}
