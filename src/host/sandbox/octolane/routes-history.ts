/** GET /{object_type}/{object_id}/history: field changes, newest first (Octolane OpenAPI). */
import type { Json, JsonObject } from '../json';
import { type Answer, failure, problemAnswer, type Read, read, refuse, success } from './answers';
import type { Call, Route } from './call';
import { propertyNameOf, systemProperties } from './properties';
import type { CustomField, HistoryEntry } from './records';
import { isUuid } from './shape';
import { isoMillis } from './times';
import type { Workspace } from './workspace';

export const historyRoutes: readonly Route[] = [
  { method: 'GET', path: '/:object_type/:object_id/history', bearer: true, handle: history },
];

function history(call: Call): Answer {
  const { workspace, params, query, switches } = call;
  const fields = fieldsOf(workspace, params.object_type ?? '', params.object_id ?? '');
  if (!fields.ok) return problemAnswer(fields.problem, switches);
  if (fields.value === null) return failure(404, 'Record not found');
  const page = readNumber(query, { name: 'page', usual: 1, max: Number.MAX_SAFE_INTEGER });
  if (!page.ok) return problemAnswer(page.problem, switches);
  const limit = readNumber(query, { name: 'limit', usual: 20, max: 100 });
  if (!limit.ok) return problemAnswer(limit.problem, switches);
  const wanted = query.get('property_name');
  const custom = fields.value;
  const all = (workspace.history.get((params.object_id ?? '').toLowerCase()) ?? [])
    .map((entry) => entryView(call, entry, custom))
    .filter((entry) => !wanted || entry.property_name === wanted)
    .reverse();
  const start = (page.value - 1) * limit.value;
  return success('History fetched successfully', {
    metadata: { total: all.length, page: page.value, limit: limit.value },
    historicalData: all.slice(start, start + limit.value),
  });
}

/** The custom fields of the record's kind; null where there is no such record. */
function fieldsOf(
  workspace: Workspace,
  type: string,
  objectId: string,
): Read<readonly CustomField[] | null> {
  if (!['accounts', 'contacts', 'opportunities'].includes(type)) {
    return refuse('object_type', 'is not a type of record');
  }
  if (!isUuid(objectId)) return refuse('object_id', 'must be a valid uuid');
  const id = objectId.toLowerCase();
  if (type !== 'opportunities') {
    const kind = type === 'accounts' ? 'account' : 'contact';
    const row = workspace[type === 'accounts' ? 'accounts' : 'contacts'].get(id);
    return read(row === undefined ? null : workspace.partnerFields[kind]);
  }
  const pipelineId = workspace.opportunities.now.get(id)?.pipelineId ?? '';
  return read(workspace.pipelines.get(pipelineId)?.customFields ?? null);
}

interface NumberTerms {
  readonly name: string;
  readonly usual: number;
  readonly max: number;
}

/** A whole number from 1 in the query. */
export function readNumber(
  query: URLSearchParams,
  { name, usual, max }: NumberTerms,
): Read<number> {
  const value = Number(query.get(name) || usual);
  const isFine = Number.isInteger(value) && value >= 1 && value <= max;
  return isFine ? read(value) : refuse(name, `must be an integer between 1 and ${max}`);
}

function entryView(
  { workspace, switches }: Call,
  entry: HistoryEntry,
  custom: readonly CustomField[],
): JsonObject {
  const { property: key, before, after, userId, atUs } = entry;
  const system = systemProperties.find((property) => property.key === key);
  const field = custom.find(({ propertyName }) => propertyName === key);
  const user = workspace.users.get(userId ?? '');
  return {
    property_name: system === undefined ? key : propertyNameOf(system, switches),
    property_label: system?.label ?? field?.currentName ?? key,
    old_value: valueView(before),
    new_value: valueView(after),
    old_value_label: stageLabel(workspace, key, before),
    new_value_label: stageLabel(workspace, key, after),
    user: user === undefined ? null : { id: user.id, display_name: user.displayName },
    created_at: isoMillis(Math.floor(atUs / 1000)),
  };
}

function valueView(value: Json): JsonObject | null {
  return value === null ? null : { value };
}

/** Labels are given for stages only. */
function stageLabel(workspace: Workspace, key: string, value: Json): string | null {
  if (key !== 'opportunity_stage') return null;
  const stages = workspace.pipelines.values().flatMap((pipeline) => pipeline.stages);
  return stages.find(({ id }) => id === value)?.label ?? null;
}
