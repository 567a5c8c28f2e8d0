/**
 * Functions that are Google's own, or that take other arguments in Sheets than elsewhere.
 * Source: Google's list of functions.
 */
import { errorOf, isError } from '../cell';
import type { Block, Value } from '../model';
import {
  applySign,
  blockOf,
  compareValues,
  firstError,
  type Operand,
  toFlag,
  toText,
} from './operand';
import type { SheetFunction } from './sheet-function';

const sign = (text: string): SheetFunction => ({
  kind: 'each',
  run: (left = null, right = null) => applySign(text, left, right),
});

const isNotAvailable = (value: Value): boolean => isError(value) && value.error === '#N/A';

const catching = (run: (...values: readonly Value[]) => Value): SheetFunction => ({
  kind: 'each',
  takesErrors: true,
  run,
});

/** By upper-case name. */
export const GOOGLE_FUNCTIONS: Readonly<Record<string, SheetFunction>> = {
  ADD: sign('+'),
  MINUS: sign('-'),
  MULTIPLY: sign('*'),
  DIVIDE: sign('/'),
  POW: sign('^'),
  EQ: sign('='),
  NE: sign('<>'),
  GT: sign('>'),
  GTE: sign('>='),
  LT: sign('<'),
  LTE: sign('<='),
  // Elsewhere, a text that reads `#N/A` counts as the error.
  ISNA: catching((value = null) => isNotAvailable(value)),
  ISERR: catching((value = null) => isError(value) && !isNotAvailable(value)),
  IFNA: catching((value = null, other = null) => (isNotAvailable(value) ? other : value)),
  COUNTUNIQUE: { kind: 'whole', run: countUnique },
  FILTER: { kind: 'whole', spreads: true, run: filter },
  SORT: { kind: 'whole', spreads: true, run: sort },
  SPLIT: { kind: 'whole', takesOne: () => true, run: split },
};

function countUnique(args: readonly Operand[]): Operand {
  const values = args.flatMap((arg) => blockOf(arg).flat());
  const keys = values.filter((value) => value !== null && value !== '');
  return new Set(keys.map((value) => (isError(value) ? `error ${value.error}` : value))).size;
}

/** FILTER(range, condition, …): conditions as high as the range choose rows, as wide choose columns. */
function filter([range = null, ...conditions]: readonly Operand[]): Operand {
  const block = blockOf(range);
  const tests = conditions.map(blockOf);
  const byRow = tests.every((test) => test.length === block.length && test[0]?.length === 1);
  const width = block[0]?.length ?? 0;
  const byColumn = tests.every((test) => test.length === 1 && test[0]?.length === width);
  if (tests.length === 0 || !(byRow || byColumn)) return errorOf('#N/A');
  const holds = (at: number): boolean =>
    tests.every((test) => toFlag((byRow ? test[at]?.[0] : test[0]?.[at]) ?? null) === true);
  const kept = byRow
    ? block.filter((_, row) => holds(row))
    : block.map((line) => line.filter((_, column) => holds(column)));
  return (kept[0]?.length ?? 0) === 0 ? errorOf('#N/A') : kept;
}

/** SORT(range, column, ascending, …): a column is a number, or a column of values beside the range. */
function sort([range = null, ...orders]: readonly Operand[]): Operand {
  const block = blockOf(range);
  const keys = orders.length === 0 ? [1, true] : orders;
  const ways: { readonly values: readonly Value[]; readonly sign: number }[] = [];
  for (let n = 0; n < keys.length; n += 2) {
    const column = blockOf(keys[n] ?? null);
    const one = column[0]?.[0] ?? null;
    const index = column.length === block.length && block.length > 1 ? null : Number(one) - 1;
    if (index !== null && !(index in (block[0] ?? []))) return errorOf('#VALUE!');
    const values = index === null ? column.map((line) => line[0] ?? null) : columnOf(block, index);
    const ascending = toFlag(blockOf(keys[n + 1] ?? true)[0]?.[0] ?? null);
    if (isError(ascending)) return ascending;
    ways.push({ values, sign: ascending ? 1 : -1 });
  }
  const order = block.map((_, row) => row);
  order.sort((a, b) => {
    for (const { values, sign } of ways) {
      const difference = compareInOrder(values[a] ?? null, values[b] ?? null, sign);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return order.map((row) => block[row] ?? []);
}

function columnOf(block: Block, index: number): readonly Value[] {
  return block.map((line) => line[index] ?? null);
}

/** Blanks come last, whichever way it is sorted. */
function compareInOrder(a: Value, b: Value, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * compareValues(a, b);
}

/** SPLIT(text, delimiters, each character on its own, without empty parts). Numbers become numbers. */
function split(args: readonly Operand[]): Operand {
  const values = args.map((arg) => blockOf(arg)[0]?.[0] ?? null);
  const error = firstError(values);
  if (error !== null) return error;
  const [text = null, delimiter = null, byEach = true, dropsEmpty = true] = values;
  const source = String(toText(text));
  const marks = String(toText(delimiter));
  if (source === '' || marks === '') return errorOf('#VALUE!');
  const parts = splitAt(source, toFlag(byEach) === true ? [...marks] : [marks]);
  const kept = toFlag(dropsEmpty) === true ? parts.filter((part) => part !== '') : parts;
  return kept.length === 0
    ? errorOf('#VALUE!')
    : [kept.map((part) => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : part))];
}

function splitAt(text: string, marks: readonly string[]): readonly string[] {
  return marks.reduce<readonly string[]>(
    (parts, mark) => parts.flatMap((p) => p.split(mark)),
    [text],
  );
}
