/**
 * Functions that work on references instead of values: where a cell is, which one is meant, which rows
 * can be seen. Source: Google's list of functions.
 */
import { errorOf, isError } from '../cell';
import { cellAt } from '../grid';
import type { CellError, Sheet, Value } from '../model';
import { blockOf, type Operand } from './operand';
import { type Corner, type Reference, readReference } from './reference';
import type { FunctionFinder } from './sheet-function';
import type { Expression } from './syntax';

type Args = readonly Expression[];

/** A reference with its open ends closed; its first cell, and how far it reaches. */
export interface Range {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What the calculator lends to these functions. */
export interface References {
  /** The first value of an argument. */
  one(tree: Expression | undefined): Value;
  locate(reference: Reference): Range | CellError;
  read(sheet: Sheet, row: number, column: number): Value;
  readonly find: FunctionFinder;
  /** Inside ARRAYFORMULA. */
  readonly spreads: boolean;
}

/** What `INDIRECT` and `OFFSET` point at, and references themselves. Null: the tree is no reference. */
export function referenceOf(tree: Expression, lent: References): Reference | CellError | null {
  if (tree.kind === 'reference') return tree.reference;
  if (tree.kind !== 'call') return null;
  if (tree.name === 'INDIRECT') return indirect(tree.args, lent);
  return tree.name === 'OFFSET' ? offset(tree.args, lent) : null;
}

/** Computes ROW, COLUMN and SUBTOTAL of references. Null: the call is none of these. */
export function computeOnReferences(name: string, args: Args, lent: References): Operand | null {
  if ((name === 'ROW' || name === 'COLUMN') && args.length === 1) return position(name, args, lent);
  return name === 'SUBTOTAL' ? subtotal(args, lent) : null;
}

function indirect(args: Args, { one }: References): Reference | CellError {
  const text = one(args[0]);
  if (isError(text)) return text;
  const found = readReference(String(text), 0);
  return found !== null && found.end === String(text).length ? found.reference : errorOf('#REF!');
}

function offset(args: Args, lent: References): Reference | CellError {
  const from = rangeOf(args[0], lent);
  if ('error' in from) return from;
  const numberAt = (n: number, otherwise: number): number => {
    const value = args[n] === undefined ? null : lent.one(args[n]);
    return value === null ? otherwise : Math.trunc(Number(value));
  };
  const row = from.row + numberAt(1, 0);
  const column = from.column + numberAt(2, 0);
  const height = numberAt(3, from.rows);
  const width = numberAt(4, from.columns);
  if (!(row >= 1 && column >= 1 && height >= 1 && width >= 1)) return errorOf('#REF!');
  const start = cornerAt(row, column);
  const end = cornerAt(row + height - 1, column + width - 1);
  return { sheet: from.sheet.name, start, end: height * width === 1 ? null : end };
}

function cornerAt(row: number, column: number): Corner {
  return { row, column, rowFixed: false, columnFixed: false };
}

function rangeOf(tree: Expression | undefined, lent: References): Range | CellError {
  const reference = tree === undefined ? null : referenceOf(tree, lent);
  if (reference === null) return errorOf('#N/A');
  return 'error' in reference ? reference : lent.locate(reference);
}

function position(name: string, args: Args, lent: References): Operand {
  const range = rangeOf(args[0], lent);
  if ('error' in range) return range;
  if (name === 'ROW') {
    const count = lent.spreads ? range.rows : 1;
    return Array.from({ length: count }, (_, n) => [range.row + n]);
  }
  const count = lent.spreads ? range.columns : 1;
  return [Array.from({ length: count }, (_, n) => range.column + n)];
}

/** By code, from 1; 101 and up leave out rows hidden by hand, too. */
const SUBTOTALS = [
  ...['AVERAGE', 'COUNT', 'COUNTA', 'MAX', 'MIN', 'PRODUCT'],
  ...['STDEV', 'STDEVP', 'SUM', 'VAR', 'VARP'],
];

function subtotal([codeTree, ...trees]: Args, lent: References): Operand {
  const code = Number(lent.one(codeTree));
  const name = SUBTOTALS[(code > 100 ? code - 100 : code) - 1];
  if (name === undefined) return errorOf('#VALUE!');
  const values: Value[] = [];
  for (const tree of trees) {
    const range = rangeOf(tree, lent);
    if ('error' in range) return range;
    values.push(...seen(range, code > 100, lent));
  }
  const known = lent.find(name);
  if (known?.kind !== 'whole') return errorOf('#NAME?');
  return known.run([values.map((value) => [value])]);
}

/** Values in rows that a filter lets through; other subtotals are left out. */
function seen(range: Range, skipsHidden: boolean, { read }: References): readonly Value[] {
  const values: Value[] = [];
  for (let row = range.row; row < range.row + range.rows; row += 1) {
    const line = range.sheet.rows[row - 1];
    if (line?.filtered || (skipsHidden && line?.hidden)) continue;
    for (let column = range.column; column < range.column + range.columns; column += 1) {
      const nested = /\bSUBTOTAL\(/i.test(cellAt(range.sheet, row, column).formula);
      if (!nested) values.push(read(range.sheet, row, column));
    }
  }
  return values;
}

/** The first value of an operand. */
export function firstOf(operand: Operand): Value {
  return blockOf(operand)[0]?.[0] ?? null;
}
