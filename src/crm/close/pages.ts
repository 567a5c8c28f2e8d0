/**
 * The exchanges that read opportunities: a page of the list, or one by id.
 *
 * Close pages by offset, up to an unknown depth, and has no filter by pipeline. So a list begins with
 * steps that hold no records and learn what the pages need: the pipeline's statuses and, for columns
 * of people, their names. Each page begins with the last row of the one before, since rows may come and
 * go meanwhile. A page that lies too deep is asked for in a window of its own, from the last moment
 * seen. Must not know: who pages, who sends.
 */
import type { Exchange, Fault } from '../../core/exchange';
import type { ListView, RecordPage } from '../../core/listing';
import type { CrmRecord } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import type { Query } from '../shared/api';
import { isPersonKey } from './custom-fields';
import { scopeQuery } from './filters';
import { namesOfMembers } from './people';
import { readRecord } from './records';
import {
  getOpportunities,
  getOpportunity,
  getOrganization,
  getPipeline,
  PAGE_STRIDE,
} from './requests';
import {
  opportunityPageShape,
  opportunityShape,
  organizationShape,
  pipelineShape,
  type WireOpportunity,
  type WirePage,
} from './wire';

/** Where the next page lies. Callers hold it as JSON. */
interface Position {
  /** The moment that the list is ordered by, and that windows begin with. */
  readonly by: 'date_created' | 'date_updated';
  readonly statuses: readonly string[];
  /** Names by id. */
  readonly people: Readonly<Record<string, string>>;
  /** Before the list: where to learn the names. */
  readonly organization?: string;
  /** Beginning of the window, as Close wrote it; null: of the list. */
  readonly since: string | null;
  /** Rows of the window that stand before the page. */
  readonly skip: number;
  /** The last moment read, and the records that have it: a window from there shows them again. */
  readonly last: { readonly at: string; readonly ids: readonly string[] } | null;
}

const START = { statuses: [], people: {}, since: null, skip: 0, last: null } as const;

export function readPage(view: ListView, cursor: string | null): Exchange<RecordPage> {
  return cursor === null
    ? readPipelineOf(view, { ...START, by: 'date_created' })
    : at(view, cursor);
}

/** All that changed since, of all pipelines: what left the tab's pipeline is among it. */
export function readChangedSince(
  view: ListView,
  sinceMs: number,
  cursor: string | null,
): Exchange<RecordPage> {
  if (cursor !== null) return at(view, cursor);
  const since = new Date(sinceMs).toISOString();
  const position: Position = { ...START, by: 'date_updated', since };
  return wantsNames(view) ? readPipelineOf(view, position) : readList(view, position);
}

export function readOne({ key, columns }: ListView, id: string): Exchange<CrmRecord> {
  return readExchange({
    request: getOpportunity(key, id),
    shape: opportunityShape,
    value: (row) => ok(readRecord(row, { columns, people: {} })),
  });
}

/** Only this file makes cursors. */
function at(view: ListView, cursor: string): Exchange<RecordPage> {
  const position = JSON.parse(cursor) as Position;
  return position.organization === undefined
    ? readList(view, position)
    : readNames(view, position, position.organization);
}

function wantsNames({ columns }: ListView): boolean {
  return columns.some(({ key }) => isPersonKey(key));
}

function readPipelineOf(view: ListView, position: Position): Exchange<RecordPage> {
  return readExchange({
    request: getPipeline(view.key, view.scope.pipeline.id),
    shape: pipelineShape,
    value: ({ statuses, organization_id }) => {
      const next = { ...position, statuses: statuses.map(({ id }) => id) };
      const names = wantsNames(view) && organization_id ? { organization: organization_id } : {};
      // Every opportunity has a status, so a pipeline without any is empty.
      return ok(statuses.length === 0 ? NOTHING : goOn({ ...next, ...names }));
    },
  });
}

const NOTHING: RecordPage = { records: [], next: null };

function goOn(next: Position): RecordPage {
  return { records: [], next: JSON.stringify(next) };
}

/** Where the key may not see them, people are called by their ids. */
function readNames(view: ListView, position: Position, organization: string): Exchange<RecordPage> {
  const { organization: _, ...next } = position;
  const exchange = readExchange({
    request: getOrganization(view.key, organization),
    shape: organizationShape,
    value: (members) => ok(goOn({ ...next, people: namesOfMembers(members) })),
  });
  const fallback = ({ kind }: Fault) =>
    kind === 'forbidden' || kind === 'notFound' ? readList(view, next) : null;
  return { ...exchange, fallback };
}

function readList(view: ListView, position: Position): Exchange<RecordPage> {
  const { key, columns } = view;
  const { people, skip } = position;
  const exchange = readExchange({
    request: getOpportunities(key, listQuery(view, position), skip),
    shape: opportunityPageShape,
    value: (page) => {
      const rows = withoutRepeats(page.data, position);
      const records = rows.map((row) => readRecord(row, { columns, people }));
      const overlaps = skip > 0 ? ({ overlaps: true } as const) : {};
      return ok({ records, ...overlaps, ...endOf(page, position) });
    },
  });
  const fallback = ({ kind }: Fault) => {
    const window = kind === 'rejected' ? nextWindow(position) : null;
    return window && readList(view, window);
  };
  return { ...exchange, fallback };
}

function listQuery({ scope }: ListView, { by, statuses, since }: Position): Query {
  const query = by === 'date_created' ? scopeQuery(scope, statuses) : {};
  return { ...query, ...(since === null ? {} : { [`${by}__gte`]: since }), _order_by: by };
}

/**
 * An offset that was refused where a smaller one was accepted is too large. The window begins with
 * the last moment, since others may share it; it must be later than the last window's.
 */
function nextWindow(position: Position): Position | null {
  const { last, since } = position;
  const isDeeper = last !== null && last.at !== since;
  return isDeeper ? { ...position, since: last.at, skip: 0 } : null;
}

function withoutRepeats(
  rows: readonly WireOpportunity[],
  { skip, last }: Position,
): readonly WireOpportunity[] {
  const repeated = new Set(skip === 0 ? last?.ids : []);
  return rows.filter(({ id }) => !repeated.has(id));
}

function endOf(
  { data, has_more, total_results }: WirePage,
  position: Position,
): Omit<RecordPage, 'records'> {
  const isWhole = position.since === null && typeof total_results === 'number';
  const total = isWhole ? { total: total_results } : {};
  if (!has_more) return { next: null, ...total };
  // More is said to come, but an offset cannot go on from a page with nothing behind its first row.
  if (data.length < 2) return { next: null, cut: true, ...total };
  const skip = position.skip + data.length - 1;
  const next: Position = { ...position, skip, last: lastOf(data, position.by) };
  const ahead = (countMax: number) => cursorsAfter(next, total_results ?? 0, countMax);
  return { next: JSON.stringify(next), ...total, ...(isWhole ? { ahead } : {}) };
}

/**
 * Cursors of the pages after `next`, as far as the count reaches. They hold no last moment, so one
 * that lies too deep is refused, and reached page by page instead.
 */
function cursorsAfter(next: Position, total: number, countMax: number): readonly string[] {
  const count = Math.ceil((total - next.skip - 1) / PAGE_STRIDE) - 1;
  return Array.from({ length: Math.max(0, Math.min(count, countMax)) }, (_, index) => {
    const skip = next.skip + (index + 1) * PAGE_STRIDE;
    return JSON.stringify({ ...next, skip, last: null });
  });
}

function lastOf(rows: readonly WireOpportunity[], by: Position['by']): Position['last'] {
  const moment = rows[rows.length - 1]?.[by];
  if (!moment) return null;
  return { at: moment, ids: rows.filter((row) => row[by] === moment).map(({ id }) => id) };
}
