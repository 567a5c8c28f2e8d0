/** Pages of lists and searches, with their cursor and the definitions of custom fields. */
import { keysetPage } from '../keyset-page';
import { type Order, positionOf, type Table } from '../table';
import { type Answer, missing, problemAnswer, type Read, read, refuse, success } from './answers';
import type { Call } from './call';
import { decodeCursor, digestOf, encodeCursor, isExpired, type Place } from './cursor';
import { definitionsView, type Entity } from './entity';
import { compileFilters } from './filters';
import type { ListQuery } from './list-query';
import { chosenCustom, type Projection, readProjection, recordView } from './projection';
import type { Row } from './records';
import { isUuid } from './shape';
import type { OctolaneSwitches } from './switches';
import { pipelineById, type Workspace } from './workspace';

interface Plan<T extends Row> {
  readonly order: Order<T>;
  readonly projection: Projection;
  /** Null: page one. */
  readonly place: Place | null;
  readonly pages: number;
  readonly digest: string;
  accept(row: T): boolean;
}

export interface ListTerms<T extends Row> {
  readonly entity: Entity<T>;
  readonly query: ListQuery;
  /** Whether the row is in the scope of the query. */
  inScope(row: T): boolean;
}

export function listAnswer<T extends Row>(call: Call, terms: ListTerms<T>): Answer {
  const { entity, query } = terms;
  const plan = makePlan(call, terms);
  if (!plan.ok) return problemAnswer(plan.problem, call.switches);
  const { projection, pages, digest } = plan.value;
  const page = readPage(entity.table(call.workspace), query.limit, plan.value, call.switches);
  const next = page.next && { place: page.next, digest, pages: pages + 1, issuedMs: call.nowMs };
  const scope = { ...call, entity, pipelineId: query.pipelineId };
  const data = {
    [entity.name]: page.rows.map((row) => recordView(row, projection, scope)),
    custom_field_definitions: definitions(call, terms, projection),
    has_more: next !== null,
    next_cursor: next === null ? null : encodeCursor(next),
    limit: query.limit,
  };
  return success(`${titles[entity.name]} fetched successfully`, data);
}

const titles = {
  opportunities: 'Opportunities',
  accounts: 'Accounts',
  contacts: 'Contacts',
} as const;

/** A scope that does not exist: a malformed pipeline is 400, an unknown one 404. */
export function checkPipeline(workspace: Workspace, id: string): Read<string> {
  if (!isUuid(id)) return refuse('pipeline_id', 'must be a valid uuid');
  const pipeline = pipelineById(workspace, id);
  return pipeline === undefined ? missing('pipeline_id', 'Pipeline') : read(pipeline.id);
}

function makePlan<T extends Row>(
  call: Call,
  { entity, query, inScope }: ListTerms<T>,
): Read<Plan<T>> {
  const { workspace, switches } = call;
  const scope = { entity, workspace, pipelineId: query.pipelineId, switches };
  const order = orderOf(call, entity, query);
  if (!order.ok) return order;
  const filter = compileFilters(query.filters, scope);
  if (!filter.ok) return filter;
  const projection = readProjection(query.fields, scope);
  if (!projection.ok) return projection;
  const digest = digestOf(boundPart(query, entity.name, switches));
  const start = readStart(call, query.cursor, digest);
  if (!start.ok) return start;
  const wanted = query.text?.toLowerCase() ?? '';
  const isFound = (row: T): boolean =>
    wanted === '' ||
    entity.textsOf(row, workspace).some((text) => text?.toLowerCase().includes(wanted));
  return read({
    order: order.value,
    projection: projection.value,
    ...start.value,
    digest,
    accept: (row) => inScope(row) && isFound(row) && filter.value(row),
  });
}

/** What must be the same on the next page. */
function boundPart(query: ListQuery, name: string, { cursorBindsFields }: OctolaneSwitches) {
  const { cursor: _own, fields, filters, ...rest } = query;
  const bound = cursorBindsFields === 'yes' ? fields : null;
  return { name, ...rest, filters: filters.map((filter) => ({ ...filter })), fields: bound };
}

interface Start {
  readonly place: Place | null;
  readonly pages: number;
}

function readStart(call: Call, text: string | null, digest: string): Read<Start> {
  const pageOne = { place: null, pages: 0 };
  if (text === null) return read(pageOne);
  const cursor = decodeCursor(text);
  const holds =
    cursor !== null && cursor.digest === digest && !isExpired(cursor, call.nowMs, call.switches);
  if (holds) return read(cursor);
  return call.switches.badCursor === 'restart'
    ? read(pageOne)
    : refuse('cursor', 'is invalid or expired');
}

const defaultOrders = {
  updatedNewest: { field: 'updated_at', descending: true },
  createdNewest: { field: 'created_at', descending: true },
  id: { field: 'id', descending: false },
} as const;

function orderOf<T extends Row>(call: Call, entity: Entity<T>, query: ListQuery): Read<Order<T>> {
  const usual = query.via === 'list' ? call.switches.listOrder : 'updatedNewest';
  const { field: name, descending } = query.sort ?? defaultOrders[usual];
  const field = entity.fields.find((each) => each.name === name);
  if (!field?.sortable) return refuse('sort', `cannot be by ${name}`);
  const { nullOrder } = call.switches;
  const isNumeric = ['number', 'moment', 'day'].includes(field.kind);
  const ends = isNumeric ? numericEnds : textEnds;
  return read({
    name: `${name} ${descending} ${nullOrder}`,
    descending,
    valueOf: (row) => {
      const value = field.valueOf(row, call.workspace);
      return typeof value === 'number' || typeof value === 'string' ? value : ends[nullOrder];
    },
  });
}

/** Stand-ins for null that survive JSON. */
const numericEnds = { high: Number.MAX_VALUE, low: -Number.MAX_VALUE } as const;
const textEnds = { high: '\u{10ffff}', low: '' } as const;

interface Page<T> {
  readonly rows: readonly T[];
  /** Null: the end. */
  readonly next: Place | null;
}

function readPage<T extends Row>(
  table: Table<T>,
  limit: number,
  { order, place, accept }: Plan<T>,
  { cursorKind, pageFill }: OctolaneSwitches,
): Page<T> {
  const take = pageFill === 'short' ? Math.ceil((limit * 2) / 3) : limit;
  if (cursorKind === 'offset') {
    const from = place?.kind === 'after' ? place.count : 0;
    const all = table
      .idsBy(order)
      .flatMap((id) => table.get(id) ?? [])
      .filter(accept);
    const count = from + take;
    return {
      rows: all.slice(from, count),
      next: count < all.length ? { kind: 'after', count } : null,
    };
  }
  const after = place?.kind === 'behind' ? place.position : undefined;
  const { rows, hasMore } = keysetPage(table, { order, limit: take, after, accept });
  const last = rows.at(-1);
  const goesOn = hasMore && last !== undefined;
  return { rows, next: goesOn ? { kind: 'behind', position: positionOf(order, last) } : null };
}

function definitions<T extends Row>(
  { workspace, switches }: Call,
  { entity, query }: ListTerms<T>,
  projection: Projection,
) {
  const isAcross = entity.name === 'opportunities' && query.pipelineId === null;
  if (isAcross && switches.crossPipelineDefinitions === 'empty') return {};
  const fields = entity.customFieldsIn(workspace, query.pipelineId);
  return definitionsView(chosenCustom(fields, projection), switches);
}
