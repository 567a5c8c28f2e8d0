/** `limit` and `offset` of lists and their envelope (Lightfield docs, List endpoints). */
import { must } from '../assume';
import type { JsonObject } from '../json';
import type { Table } from '../table';
import { type Answer, badRequest, done, type Read, read } from './answers';
import type { Matcher } from './filters';
import type { CrmRecord, ObjectType } from './records';
import type { LightfieldSwitches } from './switches';
import { recordOrder, type Scene } from './workspace';

const limitMax = 25;

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export function readPage(query: URLSearchParams, switches: LightfieldSwitches): Read<Page> {
  const limit = readCount(query.get('limit'), 'limit', limitMax);
  if (!limit.ok) return limit;
  const offset = readCount(query.get('offset'), 'offset', 0);
  if (!offset.ok) return offset;
  const fits = Math.min(Math.max(limit.value, 1), limitMax);
  if (fits !== limit.value && switches.limitOutOfRange === 'refuse') {
    return badRequest('invalid_type', `limit is between 1 and ${limitMax}.`, 'limit');
  }
  return read({ limit: fits, offset: offset.value });
}

function readCount(text: string | null, name: string, missing: number): Read<number> {
  if (text === null) return read(missing);
  const count = Number(text);
  const good = /^\d+$/.test(text) && Number.isSafeInteger(count);
  return good ? read(count) : badRequest('invalid_type', `${name} is a whole number.`, name);
}

/** A page of what the search index holds, in its order. */
export function recordPage(
  { workspace, switches }: Scene,
  object: ObjectType,
  { limit, offset }: Page,
  accept: Matcher | null,
): { readonly rows: readonly CrmRecord[]; readonly totalCount: number } {
  const table = workspace.index.table(object);
  const ids = table.idsBy(recordOrder(switches));
  const found = accept === null ? ids : ids.filter((id) => accept(rowOf(table, id)));
  const start = offset === 0 ? 0 : offset + drift[switches.pageDrift];
  const rows = found.slice(start, start + limit).map((id) => rowOf(table, id));
  return { rows, totalCount: found.length };
}

/** How far rows moved since the page before. */
const drift = { none: 0, repeats: -1, skips: 1 } as const;

function rowOf(table: Table<CrmRecord>, id: string): CrmRecord {
  return must(table.get(id), 'a row of the order');
}

export function listAnswer(data: readonly JsonObject[], totalCount: number): Answer {
  return done({ object: 'list', data, totalCount });
}
