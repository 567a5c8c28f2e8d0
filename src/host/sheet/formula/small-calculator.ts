/**
 * The default calculator: arithmetic, text, references, arrays and some fifty functions. Small and
 * honest: what it does not know is `#NAME?`, what would be fetched from elsewhere stays `Loading...`.
 */
import { areaOf } from '../area';
import { sheetByName } from '../book';
import { errorOf } from '../cell';
import type { Block, Value } from '../model';
import { serialOfInstant } from '../zone';
import type { Calculator, FormulaPlace, Reader } from './calculator';
import { EXTERNAL_FUNCTIONS, FUNCTIONS } from './functions';
import { applySign, blockOf, firstError, isBlock, type Operand, spread } from './operand';
import type { Reference } from './reference';
import { type Expression, parseFormula } from './syntax';

interface Scope {
  readonly place: FormulaPlace;
  readonly read: Reader;
  /** Inside ARRAYFORMULA ranges are taken whole, elsewhere only the cell beside the formula. */
  readonly spreads: boolean;
}

export const smallCalculator: Calculator = {
  evaluate(place, read) {
    const tree = parseFormula(place.formula);
    if (tree === null) return [[errorOf('#ERROR!')]];
    return blockOf(evaluateFlat(tree, { place, read, spreads: false }));
  },
};

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
  if (name === 'ROW' && args.length === 0) return scope.place.row;
  if (name === 'COLUMN' && args.length === 0) return scope.place.column;
  if (name === 'NOW' || name === 'TODAY') {
    const serial = serialOfInstant(scope.place.nowMs, scope.place.book.timeZone);
    return name === 'NOW' ? serial : Math.floor(serial);
  }
  const known = FUNCTIONS[name];
  if (known === undefined) return errorOf('#NAME?');
  if (known.kind === 'whole') return known.run(args.map((arg) => evaluate(arg, scope)));
  return spread(
    args.map((arg) => evaluateFlat(arg, scope)),
    (values) => (known.takesErrors ? null : firstError(values)) ?? known.run(...values),
  );
}

function readRange(reference: Reference, { place, read }: Scope): Operand {
  const sheet = reference.sheet === null ? place.sheet : sheetByName(place.book, reference.sheet);
  if (sheet === null) return errorOf('#REF!');
  const { start, end } = reference;
  if (end === null) return read(sheet, start.row ?? 1, start.column ?? 1);
  const rows = ordered(start.row, end.row, sheet.rows.length);
  const columns = ordered(start.column, end.column, sheet.columns.length);
  const area = areaOf(rows.first, columns.first, rows.count, columns.count);
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_unused, c) =>
      read(sheet, area.row + r, area.column + c),
    ),
  );
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
