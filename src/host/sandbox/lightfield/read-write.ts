/**
 * Reads the body of a create or an update in the order in which refusals are reported: shape, keys,
 * values, relationships, what is required, what must be unique. All or nothing: a refusal leaves
 * the record as it was.
 */
import { isObject, type Json, type JsonObject } from '../json';
import {
  badRequest,
  missingKey,
  type Problem,
  type Read,
  read,
  refuse,
  unprocessable,
} from './answers';
import { effectiveSchema, pipelineKey, stageKey } from './effective-schema';
import type { Content } from './operations';
import { checkLinkKeys, readLinks } from './read-links';
import { readStage } from './read-stage';
import { readValue } from './read-value';
import {
  type CrmRecord,
  collectionOf,
  type FieldValues,
  type Links,
  type ObjectSchema,
  type ObjectType,
} from './records';
import { fieldOf, type Scene } from './workspace';

/** Fields and links that the record will have. `existing` is null for a create. */
export function readWrite(
  scene: Scene,
  object: ObjectType,
  body: JsonObject,
  existing: CrmRecord | null,
): Read<Content> {
  const schema = effectiveSchema(scene.workspace, object, scene.switches);
  const shape = readShape(body, schema, existing);
  if (!shape.ok) return shape;
  const { fields, relationships } = shape.value;
  const wrongKey =
    checkFieldKeys(fields, schema) ?? checkLinkKeys(relationships, schema, scene, existing);
  if (wrongKey !== null) return refuse(wrongKey);
  const values = readValues(fields, schema, scene, existing);
  if (!values.ok) return values;
  const links = readLinks(relationships, schema, scene, existing);
  if (!links.ok) return links;
  const content = {
    fields: merged(existing?.fields ?? {}, values.value),
    links: mergedLinks(existing?.links ?? {}, links.value),
  };
  const counts = (key: string): boolean =>
    existing === null || values.value[key] !== undefined || links.value[key] !== undefined;
  const problem =
    missingContent(content, schema, scene, counts) ??
    takenValue(values.value, schema, scene, existing);
  return problem === null ? read(content) : refuse(problem);
}

interface Shape {
  readonly fields: JsonObject;
  readonly relationships: JsonObject;
}

function readShape(
  body: JsonObject,
  schema: ObjectSchema,
  existing: CrmRecord | null,
): Read<Shape> {
  const needed = [
    ...(existing === null ? ['fields'] : []),
    ...(existing === null && schema.requiredRelationships.length > 0 ? ['relationships'] : []),
  ];
  const missing = needed.find((name) => body[name] === undefined);
  if (missing !== undefined) {
    return badRequest('parameter_missing', `Parameter '${missing}' is required.`, missing);
  }
  const other = Object.keys(body).find((name) => !['fields', 'relationships'].includes(name));
  if (other !== undefined) {
    return badRequest('unknown_field', `Unrecognized parameter '${other}'.`, other);
  }
  const { fields = {}, relationships = {} } = body;
  if (!isObject(fields)) return badRequest('invalid_type', 'fields takes an object.', 'fields');
  if (!isObject(relationships)) {
    return badRequest('invalid_type', 'relationships takes an object.', 'relationships');
  }
  return read({ fields, relationships });
}

function checkFieldKeys(fields: JsonObject, schema: ObjectSchema): Problem | null {
  for (const key of Object.keys(fields)) {
    const definition = fieldOf(schema, key);
    const param = `fields.${key}`;
    if (definition === undefined) {
      const message = `Unrecognized field '${key}' for '${collectionOf[schema.object]}'.`;
      return badRequest('unknown_field', message, param).problem;
    }
    if (definition.readOnly) {
      return badRequest('invalid_configuration', `Field '${key}' is read-only.`, param).problem;
    }
  }
  if (fields[pipelineKey] !== undefined && fields[stageKey] === undefined) {
    return unprocessable('A pipeline is taken with a stage only.', `fields.${pipelineKey}`).problem;
  }
  return null;
}

function readValues(
  given: JsonObject,
  schema: ObjectSchema,
  { switches }: Scene,
  existing: CrmRecord | null,
): Read<FieldValues> {
  const values: [string, Json][] = [];
  for (const field of schema.fields) {
    const value = given[field.key];
    if (value === undefined || field.key === pipelineKey) continue;
    const slot = { field, switches, before: existing?.fields[field.key] ?? null };
    const isStage = field.key === stageKey && value !== null;
    const outcome = isStage
      ? readStage(value, given[pipelineKey], slot, schema)
      : readValue(value, slot);
    if (!outcome.ok) return outcome;
    values.push([field.key, outcome.value]);
  }
  return read(Object.fromEntries(values));
}

/** Values of null take the key away. */
function merged(old: FieldValues, written: FieldValues): FieldValues {
  const entries = Object.entries({ ...old, ...written }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

function mergedLinks(old: Links, written: Links): Links {
  const entries = Object.entries({ ...old, ...written }).filter(([, ids]) => ids.length > 0);
  return Object.fromEntries(entries);
}

/** Looks at the required keys that `counts` names: on update only at what was written. */
function missingContent(
  { fields, links }: Content,
  { object, requiredFields, requiredRelationships }: ObjectSchema,
  { switches }: Scene,
  counts: (key: string) => boolean,
): Problem | null {
  const isSet = (value: Json | undefined): boolean =>
    value !== undefined &&
    (switches.blankName === 'stored' || typeof value !== 'string' || value.trim() !== '');
  const field = requiredFields.find((key) => counts(key) && !isSet(fields[key]));
  const relationship = requiredRelationships.find((key) => counts(key) && links[key] === undefined);
  if (field === undefined && relationship === undefined) return null;
  const what = field === undefined ? `${relationship} relationship` : `${field} field`;
  const param = field === undefined ? `relationships.${relationship}` : `fields.${field}`;
  return missingKey(`An ${object} requires the ${what}.`, param).problem;
}

/** Refuses what a unique field already holds on another record. */
function takenValue(
  values: FieldValues,
  schema: ObjectSchema,
  { workspace, switches }: Scene,
  existing: CrmRecord | null,
): Problem | null {
  for (const { key, typeConfiguration } of schema.fields) {
    const wanted = [values[key] ?? []].flat();
    if (typeConfiguration.unique !== true || wanted.length === 0) continue;
    const taken = workspace.records[schema.object]
      .values()
      .filter((record) => record.id !== existing?.id && !record.trashed)
      .some((record) => [record.fields[key] ?? []].flat().some((held) => wanted.includes(held)));
    if (!taken) continue;
    const kind = switches.uniqueTakenStatus === 409 ? 'conflict' : 'unprocessable_content';
    const message = `The value of '${key}' is taken by another record.`;
    return { kind, message, param: `fields.${key}` };
  }
  return null;
}
