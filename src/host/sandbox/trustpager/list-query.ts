/** Limits, cursors and filters of list requests, and the list envelope (TrustPager docs, Pagination). */
import type { JsonObject } from '../json';
import { decodeCursor, encodeCursor, keysetPage } from '../keyset-page';
import { type Order, type Position, positionOf, type Table } from '../table';
import { type Answer, problemAnswer } from './answers';
import type { Call } from './call';
import { type Read, read, refuse } from './input';
import type { TrustPagerSwitches } from './switches';
import { readMoment } from './times';

const limitDefault = 25;
const limitMax = 100;

export interface ListTerms<T> {
  readonly table: Table<T & { readonly id: string }>;
  readonly order: Order<T>;
  accept(row: T): boolean;
  view(row: T): JsonObject;
  /** One known list shows its pagination inside `meta`. */
  readonly paginationInMeta?: true;
}

/** Answers a paged list in the documented envelope. */
export function listAnswer<T extends { readonly id: string }>(
  call: Call,
  terms: ListTerms<T>,
): Answer {
  const limit = readLimit(call.query.get('limit'), call.switches);
  if (!limit.ok) return problemAnswer(call.switches, limit.problem);
  const start = readStart(call.query, call.switches);
  if (!start.ok) return problemAnswer(call.switches, start.problem);
  const { table, order, accept } = terms;
  const page = keysetPage(table, { order, accept, limit: limit.value, ...start.value });
  const cursorAt = (row: T | undefined): string | null =>
    row === undefined ? null : encodeCursor(positionOf(order, row));
  const overlap = call.switches.pageOverlap === 'lastRepeated' && page.rows.length > 1;
  const pagination = {
    limit: limit.value,
    has_more: page.hasMore,
    next_cursor: page.hasMore ? cursorAt(page.rows.at(overlap ? -2 : -1)) : null,
    prev_cursor: page.hasEarlier ? cursorAt(page.rows[0]) : null,
  };
  const data = page.rows.map((row) => terms.view(row));
  const body = terms.paginationInMeta ? { data, meta: pagination } : { data, pagination };
  return { status: 200, body };
}

/** A limit of a query or a body. Absent: 25. */
export function readLimit(
  given: string | number | null,
  { limitOutOfRange }: Pick<TrustPagerSwitches, 'limitOutOfRange'>,
): Read<number> {
  if (given === null) return read(limitDefault);
  const limit = Number(given);
  if (!Number.isInteger(limit)) return refuse('limit must be a whole number');
  const inRange = limit >= 1 && limit <= limitMax;
  if (!inRange && limitOutOfRange === 'refuse') return refuse('limit must be between 1 and 100');
  return read(Math.min(Math.max(limit, 1), limitMax));
}

type Start = { readonly after?: Position; readonly before?: Position };

function readStart(query: URLSearchParams, { cursorParameter }: TrustPagerSwitches): Read<Start> {
  if (cursorParameter === 'ignored') return read({});
  const before = query.get('before');
  const names = cursorParameter === 'both' ? ['after', 'cursor'] : [cursorParameter];
  const after = names.map((name) => query.get(name)).find((cursor) => cursor) ?? null;
  const position = decodeCursor(before || after || '');
  if (!before && !after) return read({});
  if (position === null) return refuse('the cursor is not valid');
  return read(before ? { before: position } : { after: position });
}

export interface Bounds {
  readonly fromMs: number;
  readonly toMs: number;
}

/** `created_after` and `created_before` as inclusive bounds. */
export function readCreatedBounds(
  query: URLSearchParams,
  { createdBounds }: TrustPagerSwitches,
): Read<Bounds> {
  const inward = createdBounds === 'exclusive' ? 1 : 0;
  const after = query.get('created_after');
  const before = query.get('created_before');
  const fromMs = after === null ? Number.NEGATIVE_INFINITY : readMoment(after);
  const toMs = before === null ? Number.POSITIVE_INFINITY : readMoment(before);
  if (fromMs === null || toMs === null) {
    return refuse('created_after and created_before must be ISO 8601 dates');
  }
  return read({ fromMs: fromMs + inward, toMs: toMs - inward });
}

export function within({ fromMs, toMs }: Bounds, atMs: number): boolean {
  return atMs >= fromMs && atMs <= toMs;
}
