/**
 * Reads what a client sends: one reader per writable field of an opportunity, and the small readers
 * the other bodies share. A refusal is a `Problem`, since in bulk requests it concerns one row only.
 */
import { isObject, type Json, type JsonObject } from '../json';
import type { Problem } from './answers';
import type { OpportunityFields, Tag } from './records';
import type { TrustPagerSwitches } from './switches';
import { readMoment } from './times';
import { type StageInPipeline, stageOf, type Workspace } from './workspace';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The workspace that ids must belong to, and the readings in force. */
export interface Reading {
  readonly workspace: Workspace;
  readonly switches: TrustPagerSwitches;
}

export function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function refuse(
  message: string,
  kind: Problem['kind'] = 'badValue',
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { kind, message } };
}

type FieldName = keyof OpportunityFields;

const readers: {
  readonly [K in FieldName]: (value: Json, reading: Reading) => Read<OpportunityFields[K]>;
} = {
  name: (value) =>
    typeof value === 'string' && value.trim() !== ''
      ? read(value)
      : refuse('name must be a text that is not empty'),
  status: (value) => {
    const available = ['open', 'won', 'lost'];
    if (typeof value === 'string' && available.includes(value)) return read(value);
    const message = `status must be one of ${available.join(', ')}`;
    return { ok: false, problem: { kind: 'badValue', message, available } };
  },
  contact_id: (value, { workspace }) => readReference('contact_id', value, workspace.contacts),
  customer_id: (value, { workspace }) => readReference('customer_id', value, workspace.companies),
  value: (value) =>
    value === null || typeof value === 'number' ? read(value) : refuse('value must be a number'),
  currency: (value) => (typeof value === 'string' ? read(value) : refuse('currency must be text')),
  lead_source: (value, { workspace, switches }) => {
    const text = readText('lead_source', value);
    const available = workspace.settings.lead_sources;
    if (!text.ok || text.value === null || available.includes(text.value)) return text;
    if (switches.unknownChoices === 'stored') return text;
    const message = `lead_source ${text.value} is not in the list`;
    return { ok: false, problem: { kind: 'badValue', message, available } };
  },
  tags: (value) => readTags(value),
  notes: (value) => readText('notes', value),
  metadata: (value, reading) => readMetadata(value, reading),
  opportunity_type: (value) => readText('opportunity_type', value),
  next_action_date: (value) => {
    const text = readText('next_action_date', value);
    const good = !text.ok || text.value === null || readMoment(text.value) !== null;
    return good ? text : refuse('next_action_date must be an ISO 8601 date');
  },
  next_action_name: (value) => readText('next_action_name', value),
};

export interface FieldRules extends Reading {
  /** Fields that the endpoint's page lists. */
  readonly listed: readonly FieldName[];
  /** What happens to fields of the record that it does not list. */
  readonly unlisted: 'ignored' | 'applied' | 'refused';
}

/** The fields of `body` that will be written. Unknown and read-only keys have no reader: passed over. */
export function readFields(body: JsonObject, rules: FieldRules): Read<Partial<OpportunityFields>> {
  const fields: [string, unknown][] = [];
  for (const [name, value] of Object.entries(body)) {
    if (!isFieldName(name)) continue;
    if (!rules.listed.includes(name)) {
      if (rules.unlisted === 'refused') return refuse(`${name} cannot be set here`);
      if (rules.unlisted === 'ignored') continue;
    }
    if (value === null && rules.switches.nullClears === 'ignored') continue;
    const field = readers[name](value, rules);
    if (!field.ok) return field;
    fields.push([name, field.value]);
  }
  return read(Object.fromEntries(fields) as Partial<OpportunityFields>);
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(readers, name);
}

/** Both ids, or null where neither was given. */
export function readPlacement(
  pipelineId: Json | undefined,
  stageId: Json | undefined,
  { workspace, switches }: Reading,
): Read<StageInPipeline | null> {
  const pipeline = pipelineId ?? null;
  const stage = stageId ?? null;
  if (pipeline === null && stage === null) return read(null);
  if (typeof pipeline !== 'string' || typeof stage !== 'string') {
    if (switches.halfPlacement === 'ignored') return read(null);
    return refuse('pipeline_id and stage_id are needed together');
  }
  if (workspace.pipelines.get(pipeline) === undefined) return refuse('pipeline_id is not known');
  const found = stageOf(workspace, pipeline, stage);
  return found === null ? refuse('stage_id is not a stage of this pipeline') : read(found);
}

function readReference(
  name: string,
  value: Json,
  table: { get(id: string): unknown },
): Read<string | null> {
  if (value === null) return read(null);
  if (typeof value !== 'string') return refuse(`${name} must be an id`);
  return table.get(value) === undefined ? refuse(`${name} ${value} was not found`) : read(value);
}

export function readText(name: string, value: Json | undefined): Read<string | null> {
  if (value === undefined || value === null) return read(null);
  return typeof value === 'string' ? read(value) : refuse(`${name} must be text`);
}

/** Bare names get the documented default colour. */
function readTags(value: Json): Read<readonly Tag[]> {
  if (value === null) return read([]);
  if (!Array.isArray(value)) return refuse('tags must be a list');
  const tags: Tag[] = [];
  for (const item of value as readonly Json[]) {
    const name = isObject(item) ? item.name : item;
    if (typeof name !== 'string' || name === '') return refuse('a tag needs a name');
    const color = isObject(item) && typeof item.color === 'string' ? item.color : '#3b82f6';
    tags.push({ name, color });
  }
  return read(tags);
}

/** True for any text of the form of a UUID. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function readMetadata(value: Json, { workspace, switches }: Reading): Read<JsonObject> {
  if (value === null) return read({});
  if (!isObject(value)) return refuse('metadata must be an object');
  const uuidKey = Object.keys(value).find(isUuid);
  if (uuidKey !== undefined) {
    return refuse('metadata keys must be field ids, not UUIDs', 'uuidKey');
  }
  if (switches.unknownChoices === 'refused') {
    for (const field of workspace.settings.custom_fields.deal) {
      const chosen = value[field.id] ?? null;
      const allowed = field.options ?? [];
      if (field.type !== 'dropdown' || chosen === null) continue;
      if (!allowed.some((option) => option === chosen)) {
        return refuse(`metadata.${field.id} is not one of ${allowed.join(', ')}`);
      }
    }
  }
  return read(value);
}

/** The rows or ids of a bulk request: 1 to 100. */
export function readBatch(name: string, value: Json | undefined): Read<readonly Json[]> {
  if (value === undefined || value === null) return refuse(`${name} is required`, 'missing');
  if (!Array.isArray(value)) return refuse(`${name} must be a list`);
  if (value.length === 0 || value.length > 100) return refuse(`${name} takes 1 to 100 items`);
  return read(value as readonly Json[]);
}

export function readIds(name: string, value: Json | undefined): Read<readonly string[]> {
  const batch = readBatch(name, value);
  if (!batch.ok) return batch;
  const ids = batch.value.filter((id) => typeof id === 'string');
  return ids.length === batch.value.length ? read(ids) : refuse(`${name} must hold ids`);
}

export function required(body: JsonObject, names: readonly string[]): Problem | null {
  const missing = names.filter((name) => (body[name] ?? null) === null);
  return missing.length === 0
    ? null
    : { kind: 'missing', message: `Required: ${missing.join(', ')}` };
}
