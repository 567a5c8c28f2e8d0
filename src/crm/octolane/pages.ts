/**
 * The exchanges that read opportunities: a page of the list, what changed since, or one by id.
 *
 * All three are searches, as no endpoint gives one opportunity. Promises: a page that leads back to
 * itself is refused; a cursor that holds no longer costs a request, not the list; "gone" is only
 * what is in no pipeline. Must not know: who pages, who sends.
 */
import type { Exchange, Fault, Result } from '../../core/exchange';
import type { ListView, RecordPage } from '../../core/listing';
import type { CrmRecord } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { sentCustomName } from './custom-fields';
import { isSameId } from './fields';
import { scopeSearch } from './filters';
import {
  decodePosition,
  encodePosition,
  nextCursor,
  type Position,
  positionAfter,
  startsOver,
  timeReached,
} from './paging';
import { readingFor, readRecord } from './records';
import { PAGE_LIMIT, type SearchFilter, searchOpportunities } from './requests';
import { OPPORTUNITY_KEYS, opportunityPageShape } from './wire';

/** The order in which a list is read. New records come last in both. */
type SortKey = 'created_at' | 'updated_at';

export function readPage(view: ListView, cursor: string | null): Exchange<RecordPage> {
  return pageAt({ view, sort: 'created_at', filters: [] }, decodePosition(cursor));
}

/** `sinceMs`: ms UTC, included. */
export function readChanged(
  view: ListView,
  sinceMs: number,
  cursor: string | null,
): Exchange<RecordPage> {
  const filters = [since('updated_at', new Date(sinceMs).toISOString())];
  return pageAt({ view, sort: 'updated_at', filters }, decodePosition(cursor));
}

function since(field: SortKey, value: string): SearchFilter {
  return { field, operator: 'gte', value };
}

interface List {
  readonly view: ListView;
  readonly sort: SortKey;
  /** Besides those of the scope. */
  readonly filters: readonly SearchFilter[];
}

function pageAt(list: List, at: Position): Exchange<RecordPage> {
  const { view, sort } = list;
  const exchange = readExchange({
    request: requestAt(list, at),
    shape: opportunityPageShape,
    value: ({ data }): Result<RecordPage> => {
      const rows = data.opportunities;
      if (startsOver(at, rows[0]?.[sort])) return lostPlace();
      const next = nextCursor(data, at.cursor);
      if (!next.ok) return next;
      const reading = readingFor(view, data.custom_field_definitions);
      const reached = timeReached(rows[rows.length - 1]?.[sort]) || at.reached;
      return ok({
        records: rows.map((row) => readRecord(row, reading)),
        next: next.value === null ? null : encodePosition({ ...at, cursor: next.value, reached }),
        ...(next.value === null && data.has_more ? { cut: true } : {}),
      });
    },
  });
  const fallback = (fault: Fault) => {
    const other = positionAfter(at, fault);
    return other && pageAt(list, other);
  };
  return { ...exchange, fallback };
}

function requestAt({ view, sort, filters }: List, at: Position) {
  const scope = scopeSearch(view.scope);
  const begin = at.from === '' ? [] : [since(sort, at.from)];
  return searchOpportunities(view.key, {
    ...scope,
    filters: [...scope.filters, ...filters, ...begin],
    sort: { field: sort, direction: 'asc' },
    limit: PAGE_LIMIT,
    fields: at.named ? wantedFields(view) : undefined,
    cursor: at.cursor ?? undefined,
  });
}

/** A projection takes no more names. */
const NAMES_MAX = 100;

/**
 * Without names Octolane sends what it calls common fields, which may be fewer. Definitions are
 * promised for custom fields that are named, so those of columns are, besides all of them together.
 */
function wantedFields({ columns }: ListView): readonly string[] {
  const custom = columns.flatMap(({ key }) => sentCustomName(key) ?? []);
  return [...OPPORTUNITY_KEYS, ...custom].slice(0, NAMES_MAX);
}

function lostPlace(): Result<never> {
  const detail = 'it began its list anew in the middle of it';
  return { ok: false, fault: { kind: 'rejected', detail } };
}

export function readOne(view: ListView, id: string): Exchange<CrmRecord> {
  return oneFrom(view, id, { named: true, anywhere: false });
}

interface Reach {
  readonly named: boolean;
  /** In any pipeline. Custom fields are only defined within one. */
  readonly anywhere: boolean;
}

function oneFrom(view: ListView, id: string, reach: Reach): Exchange<CrmRecord> {
  const exchange = readExchange({
    request: searchOpportunities(view.key, {
      pipeline_id: reach.anywhere ? undefined : view.scope.pipeline.id,
      filters: [{ field: 'id', operator: 'eq', value: id }],
      limit: 1,
      fields: reach.named ? wantedFields(view) : undefined,
    }),
    shape: opportunityPageShape,
    value: ({ data }): Result<CrmRecord> => {
      const [row] = data.opportunities;
      if (!row) return missing();
      if (!isSameId(row.id, id)) return otherOne();
      const reading = readingFor(view, data.custom_field_definitions);
      return ok({ ...readRecord(row, reading), id: id as CrmRecord['id'] });
    },
  });
  const fallback = ({ kind }: Fault) => {
    if (kind === 'rejected' && reach.named) return oneFrom(view, id, { ...reach, named: false });
    const isLeft = kind === 'notFound' && !reach.anywhere;
    return isLeft ? oneFrom(view, id, { ...reach, anywhere: true }) : null;
  };
  return { ...exchange, fallback };
}

function missing(): Result<never> {
  return { ok: false, fault: { kind: 'notFound', detail: 'in no pipeline of the workspace' } };
}

function otherOne(): Result<never> {
  const detail = 'another opportunity than the one asked for';
  return { ok: false, fault: { kind: 'badAnswer', detail } };
}
