/**
 * Pages of a table by keyset: a cursor holds the place of a row in the order, not a count, so that
 * rows which come or go between two requests neither repeat nor hide others.
 */
import { must } from './assume';
import { parseJson } from './json';
import { comparePositions, type Order, type Position, positionOf, type Table } from './table';

export interface PageRequest<T> {
  readonly order: Order<T>;
  readonly limit: number;
  /** Rows behind this place; absent: from the start. */
  readonly after?: Position | undefined;
  /** The rows just before this place. Wins over `after`. */
  readonly before?: Position | undefined;
  accept(row: T): boolean;
}

export interface KeysetPage<T> {
  readonly rows: readonly T[];
  /** Whether more accepted rows follow the last one. */
  readonly hasMore: boolean;
  /** Whether accepted rows precede the first one. */
  readonly hasEarlier: boolean;
}

export function keysetPage<T extends { readonly id: string }>(
  table: Table<T>,
  request: PageRequest<T>,
): KeysetPage<T> {
  const ids = table.idsBy(request.order);
  const rowAt = (at: number): T => must(table.get(must(ids[at], 'an index')), 'a row of the order');
  const take = (from: number, step: 1 | -1, count: number): T[] => {
    const found: T[] = [];
    for (let at = from; at >= 0 && at < ids.length && found.length < count; at += step) {
      const row = rowAt(at);
      if (request.accept(row)) found.push(row);
    }
    return found;
  };
  const indexOf = (position: Position, side: 'first' | 'behind'): number =>
    lowerBound(ids.length, (at) => {
      const order = comparePositions(request.order, positionOf(request.order, rowAt(at)), position);
      return side === 'first' ? order < 0 : order <= 0;
    });

  if (request.before !== undefined) {
    const end = indexOf(request.before, 'first');
    const found = take(end - 1, -1, request.limit + 1);
    const rows = found.slice(0, request.limit).reverse();
    return { rows, hasMore: take(end, 1, 1).length > 0, hasEarlier: found.length > request.limit };
  }
  const start = request.after === undefined ? 0 : indexOf(request.after, 'behind');
  const found = take(start, 1, request.limit + 1);
  return {
    rows: found.slice(0, request.limit),
    hasMore: found.length > request.limit,
    hasEarlier: take(start - 1, -1, 1).length > 0,
  };
}

/** The first index for which `isBefore` no longer holds. */
function lowerBound(length: number, isBefore: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Null where the text is no cursor of ours. */
export function decodeCursor(cursor: string): Position | null {
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parsed) || parsed.length !== 2) return null;
  const [value, id] = parsed;
  const known = typeof value === 'number' || typeof value === 'string';
  return known && typeof id === 'string' ? [value, id] : null;
}
