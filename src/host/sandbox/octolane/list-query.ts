/** What a client may ask of a list: the query of a GET and the body of a search, read alike. */
import { type Read, read, readBody, refuse } from './answers';
import type { SearchFilter, SearchInput } from './bodies';
import type { Call } from './call';
import type { Shape } from './shape';

export interface ListQuery {
  /** Cursors of one are not taken by the other. */
  readonly via: 'list' | 'search';
  readonly pipelineId: string | null;
  readonly stageId: string | null;
  readonly text: string | null;
  readonly filters: readonly SearchFilter[];
  /** Null: the default order. */
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly cursor: string | null;
  readonly limit: number;
  /** Null: not sent. */
  readonly fields: readonly string[] | null;
}

const limitDefault = 100;
const limitMax = 500;

/** Of a GET: no filters, no sort. An empty parameter counts as none. */
export function readListParameters(call: Call): Read<ListQuery> {
  const { query } = call;
  const given = (name: string): string | null => query.get(name) || null;
  const limit = readLimit(given('limit') ?? undefined, call);
  if (!limit.ok) return limit;
  const names = query
    .getAll('fields')
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return read({
    via: 'list',
    pipelineId: given('pipeline_id'),
    stageId: given('stage_id'),
    text: given('q'),
    filters: [],
    sort: null,
    cursor: given('cursor'),
    limit: limit.value,
    fields: names.length === 0 ? null : names,
  });
}

export function readSearchBody(call: Call, shape: Shape): Read<ListQuery> {
  const body = readBody<SearchInput>(shape, call.body);
  if (!body.ok) return body;
  const { value } = body;
  if (value.q !== undefined && value.query !== undefined) return refuse('q', 'repeats query');
  const limit = readLimit(value.limit, call);
  if (!limit.ok) return limit;
  return read({
    via: 'search',
    pipelineId: value.pipeline_id ?? null,
    stageId: value.stage_id ?? null,
    text: value.query ?? value.q ?? null,
    filters: value.filters ?? [],
    sort: readSort(value.sort),
    cursor: value.cursor ?? null,
    limit: limit.value,
    fields: value.fields ?? null,
  });
}

function readLimit(given: string | number | undefined, { switches }: Call): Read<number> {
  const limit = Number(given ?? limitDefault);
  if (!Number.isInteger(limit) || limit < 1 || limit > limitMax) {
    return refuse('limit', `must be an integer between 1 and ${limitMax}`);
  }
  return read(Math.min(limit, switches.pageSizeMax));
}

/** `name`, `name:asc`, `name:desc`, an object, or an array of at most one. Default direction: desc. */
function readSort(sort: SearchInput['sort']): ListQuery['sort'] {
  if (sort === undefined) return null;
  if (typeof sort === 'string') {
    const [field = '', direction = 'desc'] = sort.split(':');
    return { field, descending: direction === 'desc' };
  }
  const [one] = [sort].flat();
  return one === undefined ? null : { field: one.field, descending: one.direction !== 'asc' };
}
