/**
 * Makes calculators: Sheets' grammar, operators, references, arrays and ARRAYFORMULA are computed
 * here, functions by whoever finds them. What nobody knows is `#NAME?`, what would be fetched from
 * elsewhere stays `Loading...`.
 */
import { sheetByName } from '../book';
import { errorOf } from '../cell';
import type { Block, CellError, Value } from '../model';
import { serialOfInstant } from '../zone';
import type { Calculator, FormulaPlace, Reader } from './calculator';
import { applySign, blockOf, firstError, isBlock, type Operand, spread } from './operand';
import { readBlock } from './read-block';
import type { Reference } from './reference';
import {
  computeOnReferences,
  firstOf,
  type Range,
  type References,
  referenceOf,
} from './reference-functions';
import type { FunctionFinder } from './sheet-function';
import { type Expression, parseFormula } from './syntax';

interface Scope {
  readonly place: FormulaPlace;
  readonly read: Reader;
  readonly find: FunctionFinder;
  /** Inside ARRAYFORMULA ranges are taken whole, elsewhere only the cell beside the formula. */
  readonly spreads: boolean;
}

/** Functions that fetch from elsewhere: their cells stay in the loading state. */
const EXTERNAL_FUNCTIONS: ReadonlySet<string> = new Set([
  'IMPORTXML',
  'IMPORTHTML',
  'IMPORTDATA',
  'IMPORTFEED',
  'IMPORTRANGE',
  'GOOGLEFINANCE',
  'GOOGLETRANSLATE',
]);

export function createCalculator(find: FunctionFinder): Calculator {
  return {
    evaluate(place, read) {
      const tree = parseFormula(place.formula);
      if (tree === null) return [[errorOf('#ERROR!')]];
      return blockOf(evaluateFlat(tree, { place, read, find, spreads: false }));
    },
  };
}

type Evaluators = {
  readonly [K in Expression['kind']]: (
    tree: Extract<Expression, { readonly kind: K }>,
    scope: Scope,
  ) => Operand;
};

const EVALUATORS: Evaluators = {
  constant: (tree) => tree.value,
  error: (tree) => errorOf(tree.error),
  name: () => errorOf('#NAME?'),
  reference: (tree, scope) => readRange(tree.reference, scope),
  array: (tree, scope) => evaluateArray(tree.rows, scope),
  percent: (tree, scope) =>
    spread([evaluateFlat(tree.of, scope)], ([value = null]) => applySign('/', value, 100)),
  prefix: (tree, scope) =>
    spread([evaluateFlat(tree.of, scope)], ([value = null]) =>
      tree.sign === '-' ? applySign('-', 0, value) : value,
    ),
  binary: (tree, scope) =>
    spread(
      [evaluateFlat(tree.left, scope), evaluateFlat(tree.right, scope)],
      ([left = null, right = null]) => applySign(tree.sign, left, right),
    ),
  call: (tree, scope) => evaluateCall(tree.name, tree.args, scope),
};

function evaluate(tree: Expression, scope: Scope): Operand {
  const run = EVALUATORS[tree.kind] as (tree: Expression, scope: Scope) => Operand;
  return run(tree, scope);
}

/** Like `evaluate`, but outside ARRAYFORMULA a range yields the one cell beside the formula. */
function evaluateFlat(tree: Expression, scope: Scope): Operand {
  const result = evaluate(tree, scope);
  if (scope.spreads || tree.kind !== 'reference' || !isBlock(result)) return result;
  return intersection(result, tree.reference, scope.place);
}

function intersection(block: Block, reference: Reference, place: FormulaPlace): Value {
  const width = block[0]?.length ?? 0;
  const row = block.length === 1 ? 0 : place.row - (reference.start.row ?? 1);
  const column = width === 1 ? 0 : place.column - (reference.start.column ?? 1);
  if (block.length > 1 && width > 1) return errorOf('#VALUE!');
  const value = block[row]?.[column];
  return value === undefined ? errorOf('#VALUE!') : value;
}

function evaluateArray(rows: readonly (readonly Expression[])[], scope: Scope): Operand {
  return rows.flatMap((row) => {
    const parts = row.map((item) => blockOf(evaluate(item, scope)));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, r) => parts.flatMap((part) => part[r] ?? []));
  });
}

function evaluateCall(name: string, args: readonly Expression[], scope: Scope): Operand {
  if (EXTERNAL_FUNCTIONS.has(name)) return errorOf('Loading...');
  if (name === 'ARRAYFORMULA' && args[0] !== undefined) {
    return evaluate(args[0], { ...scope, spreads: true });
  }
  const lent = lend(scope);
  const onReferences = computeOnReferences(name, args, lent);
  if (onReferences !== null) return onReferences;
  const reference = referenceOf({ kind: 'call', name, args }, lent);
  if (reference !== null) return 'error' in reference ? reference : readRange(reference, scope);
  if (name === 'ROW' && args.length === 0) return scope.place.row;
  if (name === 'COLUMN' && args.length === 0) return scope.place.column;
  if (name === 'NOW' || name === 'TODAY') {
    const serial = serialOfInstant(scope.place.nowMs, scope.place.book.timeZone);
    return name === 'NOW' ? serial : Math.floor(serial);
  }
  const known = scope.find(name);
  if (known === undefined) return errorOf('#NAME?');
  if (known.kind === 'whole') {
    const inner = known.spreads ? { ...scope, spreads: true } : scope;
    return known.run(
      args.map((arg, n) => (known.takesOne?.(n) ? evaluateFlat(arg, inner) : evaluate(arg, inner))),
    );
  }
  return spread(
    args.map((arg) => evaluateFlat(arg, scope)),
    (values) => (known.takesErrors ? null : firstError(values)) ?? known.run(...values),
  );
}

function lend(scope: Scope): References {
  const { place, read, find, spreads } = scope;
  return {
    one: (tree) => (tree === undefined ? null : firstOf(evaluateFlat(tree, scope))),
    locate: (reference) => locate(reference, place),
    read,
    find,
    spreads,
  };
}

function locate({ sheet: name, start, end }: Reference, place: FormulaPlace): Range | CellError {
  const sheet = name === null ? place.sheet : sheetByName(place.book, name);
  if (sheet === null) return errorOf('#REF!');
  const last = end ?? start;
  const rows = ordered(start.row, last.row, sheet.rows.length);
  const columns = ordered(start.column, last.column, sheet.columns.length);
  return {
    sheet,
    row: rows.first,
    column: columns.first,
    rows: rows.count,
    columns: columns.count,
  };
}

function readRange(reference: Reference, { place, read }: Scope): Operand {
  const range = locate(reference, place);
  if ('error' in range) return range;
  return reference.end === null
    ? read(range.sheet, range.row, range.column)
    : readBlock(range, read);
}

/** Both ends in order; an open one is the grid's edge. */
function ordered(
  a: number | null,
  b: number | null,
  edge: number,
): { readonly first: number; readonly count: number } {
  const first = Math.min(a ?? 1, b ?? edge);
  const last = Math.max(a ?? 1, b ?? edge);
  return { first, count: Math.max(0, Math.min(last, edge) - first + 1) };
}
