/**
 * `POST /data/search/` as far as it is documented: leads by their name, page by page with a cursor
 * (Close docs, Advanced filtering). Any other query says that it is not in this sandbox.
 */
import { isObject, type Json, type JsonObject } from '../json';
import { decodeCursor, encodeCursor } from '../keyset-page';
import { type Answer, ok, sentence } from './answers';
import type { Call, Route } from './call';
import { pickFields } from './paging';
import type { Lead } from './records';
import { leadView } from './related-view';
import { newestLeads } from './routes-leads';
import { hasWords } from './text-query';
import { leadName } from './workspace';

export const searchRoutes: readonly Route[] = [
  { method: 'POST', path: '/data/search', reads: true, handle: search },
];

type Matcher = (lead: Lead) => boolean;

function search(call: Call): Answer {
  const { body } = call;
  const matches = isObject(body.query) ? matcherOf(body.query) : null;
  if (matches === null) return sentence(501, 'This search query is not in this sandbox.');
  const limit = Number(body._limit ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > call.switches.limitMax) {
    return sentence(400, '_limit must be an integer within the limits.');
  }
  const cursor = typeof body.cursor === 'string' ? decodeCursor(body.cursor) : null;
  if (body.cursor !== undefined && body.cursor !== null && cursor === null) {
    return sentence(400, 'Invalid cursor.');
  }
  const rows = newestLeads(call).filter(matches);
  const start = Number(cursor?.[0] ?? 0);
  const end = start + limit;
  return ok({
    data: rows.slice(start, end).map((lead) => resultView(call, lead)),
    cursor: end < rows.length ? encodeCursor([end, '']) : null,
  });
}

/** Null where the query holds something that is not known here. */
function matcherOf(query: JsonObject): Matcher | null {
  switch (query.type) {
    case 'and':
      return everyOf(query.queries);
    case 'object_type':
      return query.object_type === 'lead' ? () => true : null;
    case 'field_condition':
      return nameMatcher(query);
    default:
      return null;
  }
}

function everyOf(queries: Json | undefined): Matcher | null {
  if (!Array.isArray(queries)) return null;
  const matchers = (queries as readonly Json[]).map((each) =>
    isObject(each) ? matcherOf(each) : null,
  );
  const known = matchers.filter((matcher) => matcher !== null);
  return known.length === matchers.length ? (lead) => known.every((each) => each(lead)) : null;
}

function nameMatcher({ field, condition }: JsonObject): Matcher | null {
  if (!isObject(field) || !isObject(condition)) return null;
  const { value } = condition;
  const isName =
    field.type === 'regular_field' && field.object_type === 'lead' && field.field_name === 'name';
  const isWords = condition.type === 'text' && condition.mode === 'full_words';
  if (!isName || !isWords || typeof value !== 'string') return null;
  return (lead) => hasWords(leadName(lead), value);
}

/** Without `_fields` a result has its id only. */
function resultView(call: Call, lead: Lead): JsonObject {
  const fields = isObject(call.body._fields) ? call.body._fields.lead : null;
  const names = Array.isArray(fields) ? (fields as readonly Json[]).map(String) : ['id'];
  const view = pickFields(leadView(call, lead, []), names, call.switches);
  return { __object_type: 'lead', id: lead.id, ...view };
}
