/** Splits a formula's text into tokens. Spaces are dropped, positions kept. */
import { type Reference, readReference } from './reference';

export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** A function's name (before a bracket), TRUE, FALSE, or a named range. */
  | { readonly kind: 'name'; readonly text: string }
  /** Operators, brackets, separators. */
  | { readonly kind: 'sign'; readonly text: string };

export type PlacedToken = Token & { readonly from: number; readonly to: number };

const SPACE = /\s+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"]|"")*"/y;
const ERROR = /#(?:ERROR!|NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!)/iy;
const NAME = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const SIGN = /<>|<=|>=|[-+*/^&=<>%(){},;]/y;

/** Tokens of a formula (with its leading `=`); null when a character belongs to none. */
export function readTokens(formula: string): readonly PlacedToken[] | null {
  const tokens: PlacedToken[] = [];
  let at = 1;
  while (at < formula.length) {
    const space = matchAt(SPACE, formula, at);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const found = readToken(formula, at);
    if (found === null) return null;
    tokens.push({ ...found.token, from: at, to: found.end });
    at = found.end;
  }
  return tokens;
}

function readToken(
  formula: string,
  at: number,
): { readonly token: Token; readonly end: number } | null {
  const reference = readReference(formula, at);
  if (reference !== null) {
    return { token: { kind: 'reference', reference: reference.reference }, end: reference.end };
  }
  const readers: readonly (readonly [RegExp, (text: string) => Token])[] = [
    [STRING, (text) => ({ kind: 'string', value: text.slice(1, -1).replaceAll('""', '"') })],
    [NUMBER, (text) => ({ kind: 'number', value: Number(text) })],
    [ERROR, (text) => ({ kind: 'error', text: text.toUpperCase() })],
    [NAME, (text) => ({ kind: 'name', text })],
    [SIGN, (text) => ({ kind: 'sign', text })],
  ];
  for (const [pattern, make] of readers) {
    const text = matchAt(pattern, formula, at);
    if (text !== null) return { token: make(text), end: at + text.length };
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
