/** The functions that the small calculator knows. */
import { errorOf, isError } from '../cell';
import type { Block, Value } from '../model';
import { serialOfUtc, utcOfSerial } from '../zone';
import {
  applySign,
  blockOf,
  compareValues,
  finite,
  firstError,
  type Operand,
  toFlag,
  toNumber,
  toText,
} from './operand';
import type { SheetFunction } from './sheet-function';

/** What a file of Sheets can hold. */
const CELLS_MAX = 10_000_000;

const valuesOf = (args: readonly Operand[]): Value[] => args.flatMap((arg) => blockOf(arg).flat());

/** Over all values; an error among them is the result. */
function aggregate(run: (values: readonly Value[]) => Value): SheetFunction {
  return {
    kind: 'whole',
    run(args) {
      const values = valuesOf(args);
      return firstError(values) ?? run(values);
    },
  };
}

function overNumbers(run: (numbers: readonly number[]) => Value): SheetFunction {
  return aggregate((values) => run(values.filter((value) => typeof value === 'number')));
}

function ofNumbers(run: (...numbers: readonly number[]) => number): SheetFunction {
  return {
    kind: 'each',
    run(...values) {
      const numbers = values.map(toNumber);
      const error = numbers.find((number) => typeof number !== 'number');
      return error ?? finite(run(...(numbers as number[])));
    },
  };
}

function ofText(run: (text: string, ...rest: readonly number[]) => Value): SheetFunction {
  return {
    kind: 'each',
    run: (text = null, ...rest) => run(String(toText(text)), ...rest.map((value) => Number(value))),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}

function join(glue: Value, values: readonly Value[]): Value {
  return values.map((value) => String(toText(value))).join(String(toText(glue)));
}

function matches(value: Value, wanted: Value): boolean {
  const parts = /^(<>|<=|>=|<|>|=)(.*)$/s.exec(typeof wanted === 'string' ? wanted : '');
  if (parts === null) return value !== null && compareValues(value, wanted) === 0;
  const bound = Number(parts[2]);
  const right = parts[2] !== '' && Number.isFinite(bound) ? bound : (parts[2] ?? '');
  if (typeof value !== typeof right && parts[1] !== '<>') return false;
  return applySign(parts[1] ?? '=', value, right) === true;
}

/** Sorted unless said otherwise: then the last row that is not beyond the key. */
function lookUp([wanted = null, table = null, position = null, sorted = true]: readonly Operand[]) {
  const key = blockOf(wanted)[0]?.[0] ?? null;
  const column = Number(blockOf(position)[0]?.[0] ?? 1);
  const isNear = toFlag(blockOf(sorted)[0]?.[0] ?? null) === true;
  const order = (line: readonly Value[]): number => compareValues(line[0] ?? null, key);
  const row = isNear
    ? blockOf(table).findLast((line) => order(line) <= 0)
    : blockOf(table).find((line) => order(line) === 0);
  if (row === undefined) return errorOf('#N/A');
  const found = row[column - 1];
  return found === undefined ? errorOf('#REF!') : found;
}

function transpose(block: Block): Block {
  return (block[0] ?? []).map((_, column) => block.map((line) => line[column] ?? null));
}

const datePart = (read: (date: Date) => number): SheetFunction =>
  ofNumbers((serial = 0) => read(new Date(utcOfSerial(serial))));

const whole = (run: (args: readonly Operand[]) => Operand): SheetFunction => ({
  kind: 'whole',
  run,
});
const each = (run: (...values: readonly Value[]) => Value): SheetFunction => ({
  kind: 'each',
  run,
});
const catching = (run: (...values: readonly Value[]) => Value): SheetFunction => ({
  kind: 'each',
  takesErrors: true,
  run,
});

/** By upper-case name. What is missing here is `#NAME?`. */
export const FUNCTIONS: Readonly<Record<string, SheetFunction>> = {
  SUM: overNumbers(sum),
  AVERAGE: overNumbers((numbers) =>
    numbers.length === 0 ? errorOf('#DIV/0!') : sum(numbers) / numbers.length,
  ),
  MIN: overNumbers((numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)),
  MAX: overNumbers((numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0)),
  COUNT: whole((args) => valuesOf(args).filter((value) => typeof value === 'number').length),
  COUNTA: whole((args) => valuesOf(args).filter((value) => value !== null).length),
  COUNTBLANK: whole((args) => valuesOf(args).filter((v) => v === null || v === '').length),
  COUNTIF: whole(([range = null, wanted = null]) => {
    const key = blockOf(wanted)[0]?.[0] ?? null;
    return valuesOf([range]).filter((value) => matches(value, key)).length;
  }),
  SUMIF: whole(([range = null, wanted = null, summed = range]) => {
    const key = blockOf(wanted)[0]?.[0] ?? null;
    const amounts = valuesOf([summed]);
    const hits = valuesOf([range]).map((value, n) => (matches(value, key) ? amounts[n] : null));
    return sum(hits.filter((value) => typeof value === 'number'));
  }),
  AND: aggregate((values) => values.every((value) => toFlag(value) === true)),
  OR: aggregate((values) => values.some((value) => toFlag(value) === true)),
  NOT: each((value = null) => {
    const flag = toFlag(value);
    return isError(flag) ? flag : !flag;
  }),
  IF: catching((test = null, yes = null, no = false) => {
    const flag = toFlag(test);
    return isError(flag) ? flag : flag ? yes : no;
  }),
  IFERROR: catching((value = null, other = null) => (isError(value) ? other : value)),
  ISBLANK: catching((value = null) => value === null),
  ISERROR: catching((value = null) => isError(value)),
  ISNUMBER: catching((value = null) => typeof value === 'number'),
  ISTEXT: catching((value = null) => typeof value === 'string'),
  NA: each(() => errorOf('#N/A')),
  ABS: ofNumbers((x = 0) => Math.abs(x)),
  INT: ofNumbers((x = 0) => Math.floor(x)),
  MOD: ofNumbers((x = 0, y = 0) => x - y * Math.floor(x / y)),
  ROUND: ofNumbers((x = 0, digits = 0) => roundTo(x, digits)),
  SQRT: ofNumbers((x = 0) => Math.sqrt(x)),
  LEN: ofText((text) => text.length),
  LEFT: ofText((text, count = 1) => text.slice(0, count)),
  RIGHT: ofText((text, count = 1) => (count === 0 ? '' : text.slice(-count))),
  MID: ofText((text, from = 1, count = 0) => text.slice(from - 1, from - 1 + count)),
  UPPER: ofText((text) => text.toUpperCase()),
  LOWER: ofText((text) => text.toLowerCase()),
  TRIM: ofText((text) => text.trim().replace(/ +/g, ' ')),
  VALUE: each((value = null) => toNumber(value)),
  CONCATENATE: aggregate((values) => join('', values)),
  CONCAT: aggregate((values) => join('', values)),
  JOIN: aggregate(([glue = null, ...values]) => join(glue, values)),
  HYPERLINK: each((url = null, label = url) => label),
  DATE: ofNumbers((year = 0, month = 1, day = 1) =>
    serialOfUtc(Date.UTC(year < 1900 ? year + 1900 : year, month - 1, day)),
  ),
  YEAR: datePart((date) => date.getUTCFullYear()),
  MONTH: datePart((date) => date.getUTCMonth() + 1),
  DAY: datePart((date) => date.getUTCDate()),
  ROWS: whole(([range = null]) => blockOf(range).length),
  COLUMNS: whole(([range = null]) => blockOf(range)[0]?.length ?? 0),
  TRANSPOSE: whole(([range = null]) => transpose(blockOf(range))),
  VLOOKUP: whole(lookUp),
  SEQUENCE: whole((args) => {
    const [rows = 1, columns = 1, start = 1, step = 1] = valuesOf(args).map(Number);
    if (!(rows >= 1 && columns >= 1)) return errorOf('#NUM!');
    if (rows * columns > CELLS_MAX) return errorOf('#REF!');
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_unused, c) => start + step * (r * columns + c)),
    );
  }),
};
