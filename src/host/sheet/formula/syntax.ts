/** The grammar of formulas: text to tree. Precedence as in Sheets (comparison lowest, percent highest). */
import type { ErrorCode } from '../model';
import type { Reference } from './reference';
import { type PlacedToken, readTokens } from './tokens';

export type Expression =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'error'; readonly error: ErrorCode }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Expression[])[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'prefix'; readonly sign: string; readonly of: Expression }
  | { readonly kind: 'percent'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

const STRENGTH: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
/** A sign binds stronger than a power: -2^2 is 4. */
const PREFIX_STRENGTH = 7;
const REMEMBERED_MAX = 5000;

const trees = new Map<string, Expression | null>();

/** The tree of a formula (with its leading `=`), or null for what Sheets calls a parse error. */
export function parseFormula(formula: string): Expression | null {
  const known = trees.get(formula);
  if (known !== undefined) return known;
  if (trees.size >= REMEMBERED_MAX) trees.clear();
  const tokens = readTokens(formula);
  const tree = tokens === null ? null : parseTokens(tokens);
  trees.set(formula, tree);
  return tree;
}

/** Where the parser stands. */
interface Cursor {
  readonly tokens: readonly PlacedToken[];
  at: number;
}

function parseTokens(tokens: readonly PlacedToken[]): Expression | null {
  const cursor: Cursor = { tokens, at: 0 };
  const tree = readExpression(cursor, 0);
  return cursor.at === tokens.length ? tree : null;
}

function peek(cursor: Cursor): string | null {
  const token = cursor.tokens[cursor.at];
  return token?.kind === 'sign' ? token.text : null;
}

function take(cursor: Cursor, sign: string): boolean {
  if (peek(cursor) !== sign) return false;
  cursor.at += 1;
  return true;
}

/** Reads as long as operators bind stronger than `strength`. Null: a parse error. */
function readExpression(cursor: Cursor, strength: number): Expression | null {
  let left = readPrefixed(cursor);
  while (left !== null) {
    if (take(cursor, '%')) {
      left = { kind: 'percent', of: left };
      continue;
    }
    const sign = peek(cursor);
    const own = sign === null ? undefined : STRENGTH[sign];
    if (sign === null || own === undefined || own <= strength) return left;
    cursor.at += 1;
    const right = readExpression(cursor, own);
    left = right === null ? null : { kind: 'binary', sign, left, right };
  }
  return null;
}

function readPrefixed(cursor: Cursor): Expression | null {
  const sign = peek(cursor);
  if (sign !== '-' && sign !== '+') return readPrimary(cursor);
  cursor.at += 1;
  const of = readExpression(cursor, PREFIX_STRENGTH);
  return of === null ? null : { kind: 'prefix', sign, of };
}

function readPrimary(cursor: Cursor): Expression | null {
  if (take(cursor, '(')) {
    const inner = readExpression(cursor, 0);
    return inner !== null && take(cursor, ')') ? inner : null;
  }
  if (take(cursor, '{')) {
    const rows = readList(cursor, { close: '}', separators: [','], rowSign: ';' });
    return rows === null ? null : { kind: 'array', rows };
  }
  const token = cursor.tokens[cursor.at];
  if (token === undefined || token.kind === 'sign') return null;
  cursor.at += 1;
  switch (token.kind) {
    case 'number':
    case 'string':
      return { kind: 'constant', value: token.value };
    case 'error':
      return { kind: 'error', error: token.text as ErrorCode };
    case 'reference':
      return { kind: 'reference', reference: token.reference };
    case 'name':
      return readNamed(cursor, token.text.toUpperCase());
  }
}

function readNamed(cursor: Cursor, name: string): Expression | null {
  if (take(cursor, '(')) {
    const args = readList(cursor, { close: ')', separators: [',', ';'] });
    return args === null ? null : { kind: 'call', name, args: args[0] ?? [] };
  }
  if (name === 'TRUE' || name === 'FALSE') return { kind: 'constant', value: name === 'TRUE' };
  return { kind: 'name', name };
}

interface ListShape {
  readonly close: string;
  readonly separators: readonly string[];
  /** Starts a new row, where there are rows. */
  readonly rowSign?: string;
}

/** Items up to the closing bracket; a missing one is null. */
function readList(
  cursor: Cursor,
  { close, separators, rowSign }: ListShape,
): readonly (readonly Expression[])[] | null {
  const rows: Expression[][] = [[]];
  if (take(cursor, close)) return rows;
  for (;;) {
    const next = peek(cursor);
    const missing = next !== null && (next === close || separators.includes(next));
    const item: Expression | null = missing
      ? { kind: 'constant', value: null }
      : readExpression(cursor, 0);
    if (item === null) return null;
    rows.at(-1)?.push(item);
    if (take(cursor, close)) return rows;
    if (rowSign !== undefined && take(cursor, rowSign)) rows.push([]);
    else if (!separators.some((separator) => take(cursor, separator))) return null;
  }
}
