/**
 * Export of opportunities to a file: order, look again until it is done, fetch within a minute
 * (Close docs, Exports). The file stands at the sandbox's own address and comes uncompressed.
 */
import { isObject, type Json, type JsonObject } from '../json';
import { type Answer, fieldAnswer, notFound, ok } from './answers';
import type { Call, Route } from './call';
import { filePath } from './export-file';
import { newId } from './ids';
import { readOpportunityQuery } from './opportunity-query';
import { pagedList, withFields } from './paging';
import type { Export } from './records';
import { type ExportProgress, exportView } from './related-view';
import { queryOf } from './request';

export const exportRoutes: readonly Route[] = [
  { method: 'POST', path: '/export/opportunity', permission: 'export', handle: order },
  { method: 'GET', path: '/export/opportunity', permission: 'export', handle: listExports },
  { method: 'GET', path: '/export/opportunity/:id', permission: 'export', handle: look },
  { method: 'GET', path: '/export/:id', permission: 'export', handle: look },
];

const linkLifetimeMs = 60_000;

/** How long an export takes, ms. */
const phases = { started: 1_000, in_progress: 2_000, done: 4_000 } as const;

function order(call: Call): Answer {
  const { body, workspace, key } = call;
  const { format, date_format = 'original', fields = [], params = {} } = body;
  if (format !== 'csv' && format !== 'json') return badChoice('format');
  if (!['original', 'iso8601', 'excel'].includes(String(date_format))) {
    return badChoice('date_format');
  }
  const filters = isObject(params) ? params : {};
  const query = readOpportunityQuery(call, queryOf(filters));
  if (query.kind === 'refused') return query.answer;
  const row: Export = {
    id: newId(call.random, 'expo'),
    format,
    date_format: String(date_format),
    fields: Array.isArray(fields) ? (fields as readonly Json[]).map(String) : [],
    params: filters,
    send_done_email: body.send_done_email !== false,
    created_by: call.user.id,
    createdMs: call.nowMs,
    matches: workspace.opportunities
      .values()
      .filter(query.accept)
      .map(({ id }) => id),
  };
  workspace.exports.put(row);
  call.record({ kind: 'created', entity: 'export', id: row.id, fields: { format, key: key.id } });
  return ok(view(call, row));
}

function badChoice(name: string): Answer {
  return fieldAnswer(name, 'Not a valid choice.');
}

function listExports(call: Call): Answer {
  const rows = call.workspace.exports.values().toReversed();
  return pagedList(call, rows, (row) => view(call, row));
}

function look(call: Call): Answer {
  const row = call.workspace.exports.get(call.params.id ?? '');
  return row === undefined ? notFound('Export') : ok(withFields(call, view(call, row)));
}

function view(call: Call, row: Export): JsonObject {
  return exportView(call.workspace, row, progressOf(call, row));
}

function progressOf({ nowMs, origin }: Call, row: Export): ExportProgress {
  const ageMs = nowMs - row.createdMs;
  const processed = Math.floor(row.matches.length / 2);
  if (ageMs < phases.started) return { status: 'created', processed: 0, downloadUrl: null };
  if (ageMs < phases.in_progress) return { status: 'started', processed: 0, downloadUrl: null };
  if (ageMs < phases.done) return { status: 'in_progress', processed, downloadUrl: null };
  const link = `${filePath}${row.id}.${row.format}?expires=${nowMs + linkLifetimeMs}`;
  return { status: 'done', processed: row.matches.length, downloadUrl: `${origin}${link}` };
}
