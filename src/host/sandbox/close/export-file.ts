/**
 * The file that an export made, as it stands behind its link: outside of the API, without a key, for
 * a minute. Never holds `note_html` (Close changelog, 2026-06-01).
 */
import type { Json, JsonObject } from '../json';
import type { Answer } from './answers';
import { opportunityView } from './opportunity-view';
import type { Export } from './records';
import type { CloseSwitches } from './switches';
import type { Workspace } from './workspace';

export const filePath = '/export-files/';

export interface FileTerms {
  readonly workspaces: readonly Workspace[];
  readonly switches: CloseSwitches;
  readonly nowMs: number;
}

/** Null where the link is wrong or too old. */
export function exportFile(url: URL, { workspaces, switches, nowMs }: FileTerms): Answer | null {
  const [, id = ''] = /^\/export-files\/(\w+)\.\w+$/.exec(url.pathname) ?? [];
  if (Number(url.searchParams.get('expires') ?? 0) < nowMs) return null;
  for (const workspace of workspaces) {
    const row = workspace.exports.get(id);
    if (row !== undefined) return fileOf(row, { workspace, switches });
  }
  return null;
}

type Viewer = Parameters<typeof opportunityView>[0];

function fileOf(row: Export, viewer: Viewer): Answer {
  const records = row.matches.flatMap((id) => {
    const opportunity = viewer.workspace.opportunities.get(id);
    return opportunity === undefined ? [] : [withoutHtml(opportunityView(viewer, opportunity))];
  });
  if (row.format === 'json') {
    const headers = { 'content-type': 'application/json' };
    return { status: 200, headers, body: JSON.stringify(records.map((each) => chosen(each, row))) };
  }
  const all = [...new Set(records.flatMap((each) => Object.keys(each)))];
  const names = row.fields.length > 0 ? row.fields : all;
  const lines = records.map((each) => names.map((name) => cellText(each[name] ?? null, row)));
  const body = [names, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n');
  return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body };
}

function withoutHtml({ note_html: _left, ...rest }: JsonObject): JsonObject {
  return rest;
}

function chosen(record: JsonObject, { fields }: Export): JsonObject {
  if (fields.length === 0) return record;
  return Object.fromEntries(fields.map((name) => [name, record[name] ?? null]));
}

function cellText(value: Json, { date_format }: Export): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(text);
  return date_format === 'excel' && isMoment ? text.slice(0, 19).replace('T', ' ') : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
