/** Records, members, lists and definitions as they go to the wire. */
import type { JsonObject } from '../json';
import { activeOptions, effectiveSchema, optionsOf, pipelineKey } from './effective-schema';
import type {
  CrmRecord,
  FieldDefinition,
  Member,
  ObjectSchema,
  ObjectType,
  RelationshipDefinition,
  SavedList,
} from './records';
import type { LightfieldSwitches } from './switches';
import type { Scene } from './workspace';

type Viewing = Pick<Scene, 'workspace' | 'switches'>;

/** The whole record: every field and relationship of the schema. */
export function recordView({ workspace, switches }: Viewing, record: CrmRecord): JsonObject {
  const schema = effectiveSchema(workspace, record.object, switches);
  return {
    id: record.id,
    createdAt: instant(record.createdMs),
    updatedAt: record.updatedMs === null ? null : instant(record.updatedMs),
    httpLink: record.httpLink,
    ...(switches.externalId === 'present' && { externalId: record.externalId }),
    fields: fieldsView(record, schema, switches),
    relationships: relationshipsView(record, schema, switches),
  };
}

function fieldsView(
  { fields }: CrmRecord,
  schema: ObjectSchema,
  switches: LightfieldSwitches,
): JsonObject {
  const shown = schema.fields.filter(
    ({ key }) =>
      key !== pipelineKey && (fields[key] !== undefined || switches.unsetFields === 'null'),
  );
  const entries = shown.map((field) => [
    field.key,
    { valueType: shownType(field, switches), value: fields[field.key] ?? null },
  ]);
  return Object.fromEntries(entries);
}

function relationshipsView(
  { links }: CrmRecord,
  schema: ObjectSchema,
  switches: LightfieldSwitches,
): JsonObject {
  const shown = schema.relationships.filter(
    ({ key }) => links[key] !== undefined || switches.unsetFields === 'null',
  );
  const entries = shown.map(({ key, cardinality, target }) => [
    key,
    {
      cardinality: switches.cardinalityForm === 'HAS_ONE' ? cardinality : cardinality.toLowerCase(),
      objectType: shownObject(target, switches),
      values: links[key] ?? [],
    },
  ]);
  return Object.fromEntries(entries);
}

/** Milliseconds are always there, as in all samples. */
function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function shownObject(target: string, { objectTypeForm }: LightfieldSwitches): string {
  return objectTypeForm === '$account' ? `$${target}` : target;
}

function shownType({ valueType, readOnly }: FieldDefinition, switches: LightfieldSwitches): string {
  return valueType === 'MARKDOWN' && readOnly ? switches.readOnlyMarkdown : valueType;
}

export function definitionsView({ workspace, switches }: Viewing, object: ObjectType): JsonObject {
  const { fields, relationships } = effectiveSchema(workspace, object, switches);
  return {
    objectType: object,
    fieldDefinitions: Object.fromEntries(
      fields.map((field) => [field.key, fieldView(field, switches)]),
    ),
    relationshipDefinitions: Object.fromEntries(
      relationships.map((one) => [one.key, relationshipView(one, switches)]),
    ),
  };
}

function fieldView(field: FieldDefinition, switches: LightfieldSwitches): JsonObject {
  const { id, key, label, description, readOnly, typeConfiguration } = field;
  const { options: _all, ...configuration } = typeConfiguration;
  const listed = switches.archivedOptions === 'listed' ? optionsOf(field) : activeOptions(field);
  const options = listed.map(({ archived: _hidden, ...option }) => option);
  return {
    id,
    ...extras(key, key.replace(/^\$/, ''), switches),
    label,
    description,
    valueType: shownType(field, switches),
    // Absent stands for writable.
    ...(readOnly && { readOnly }),
    typeConfiguration: {
      ...configuration,
      ...(typeConfiguration.options !== undefined && { options }),
    },
  };
}

function relationshipView(
  { id, key, slug, label, cardinality, target }: RelationshipDefinition,
  switches: LightfieldSwitches,
): JsonObject {
  const objectType = shownObject(target, switches);
  const shown = { id, label, description: null, cardinality, objectType };
  return { ...shown, ...extras(key, slug, switches) };
}

function extras(key: string, slug: string, switches: LightfieldSwitches): JsonObject {
  return switches.definitionExtras === 'absent' ? {} : { slug, system: key.startsWith('$') };
}

export function memberView(member: Member): JsonObject {
  const { id, firstName, lastName } = member;
  return {
    id,
    createdAt: instant(member.createdMs),
    updatedAt: member.updatedMs === null ? null : instant(member.updatedMs),
    httpLink: member.httpLink,
    fields: {
      $email: { value: member.email, valueType: 'EMAIL' },
      $name: { value: { firstName, lastName }, valueType: 'FULL_NAME' },
      $profileImage: { value: member.profileImage, valueType: 'URL' },
      $role: { value: member.role, valueType: 'TEXT' },
    },
    relationships: {},
  };
}

export function savedListView({ id, name, object, httpLink, createdMs }: SavedList): JsonObject {
  return {
    id,
    createdAt: instant(createdMs),
    httpLink,
    fields: {
      $name: { valueType: 'TEXT', value: name },
      $objectType: { valueType: 'TEXT', value: `$${object}` },
    },
  };
}
