/** `_limit`, `_skip` and `_fields` (Close docs, Pagination and Fields; wording of its library). */
import type { JsonObject } from '../json';
import { type Answer, list, ok, sentence } from './answers';
import type { Call } from './call';
import type { CloseSwitches } from './switches';

export interface Page {
  readonly limit: number;
  readonly skip: number;
}

export type PageRead =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'refused'; readonly answer: Answer };

export function readPage(query: URLSearchParams, { limitMax, skipMax }: CloseSwitches): PageRead {
  const limit = query.get('_limit') ?? '100';
  const skip = query.get('_skip') ?? '0';
  const refused = (error: string): PageRead => ({ kind: 'refused', answer: sentence(400, error) });
  for (const [name, text] of Object.entries({ _limit: limit, _skip: skip })) {
    if (!/^-?\d+$/.test(text))
      return refused(`${name} must be an integer (got "${text}" instead).`);
    if (Number(text) < 0) {
      return refused(`${name} must be a non-negative integer (got "${text}" instead).`);
    }
  }
  if (Number(limit) > limitMax) {
    return refused(
      `The limit you set is larger than the maximum limit for this resource (max_limit = ${limitMax}).`,
    );
  }
  if (Number(skip) > skipMax) {
    return refused(
      `The skip you set is larger than the maximum skip for this resource (max_skip = ${skipMax}). Please refine your search query.`,
    );
  }
  return { kind: 'page', page: { limit: Number(limit), skip: Number(skip) } };
}

export interface Slice<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
}

/** The rows of a page. With `lastRepeated` it begins one row early, as after an insertion. */
export function slice<T>(
  rows: readonly T[],
  { limit, skip }: Page,
  { pageOverlap }: CloseSwitches,
): Slice<T> {
  const start = pageOverlap === 'lastRepeated' && limit > 1 ? Math.max(0, skip - 1) : skip;
  return { rows: rows.slice(start, start + limit), hasMore: start + limit < rows.length };
}

/** `data` and `has_more` of `rows`; `view` runs for the rows of the page only. */
export function pagedList<T>(
  call: Call,
  rows: readonly T[],
  view: (row: T) => JsonObject,
  more: JsonObject = {},
): Answer {
  const read = readPage(call.query, call.switches);
  if (read.kind === 'refused') return read.answer;
  const page = slice(rows, read.page, call.switches);
  const data = page.rows.map((row) => withFields(call, view(row)));
  return ok({ ...list(data, page.hasMore), ...more });
}

/** Only the keys in `_fields`, where it is given. `custom` stands for all custom values. */
export function withFields({ query, switches }: Call, view: JsonObject): JsonObject {
  const given = query.get('_fields');
  return given === null ? view : pickFields(view, given.split(','), switches);
}

export function pickFields(
  view: JsonObject,
  names: readonly string[],
  { idInFields }: CloseSwitches,
): JsonObject {
  const wanted = new Set(names.map((name) => name.trim()));
  if (idInFields === 'always') wanted.add('id');
  const picked = Object.entries(view).filter(
    ([key]) => wanted.has(key) || (wanted.has('custom') && key.startsWith('custom.')),
  );
  return Object.fromEntries(picked);
}
