/**
 * Custom fields: their definitions (`custom_fields.deal` of the CRM settings) as fields of the
 * catalogue, and their values (`metadata` of an opportunity).
 *
 * Promises: every label of the catalogue is unique, since a column is found by it. Must not know:
 * requests.
 */
import type { ColumnType } from '../../core/listing';
import type { FieldKey, FieldSpec, FieldType, MaybeValue } from '../../core/model';
import { createLabelling } from '../shared/labels';
import { FIELDS } from './fields';
import { readCustom } from './values';
import type { WireFieldDefinition } from './wire';

const CUSTOM_PREFIX = 'custom.';

/** A key of `metadata` that is no custom field: links, by kind. */
const RESERVED_ID = 'quick_links';

/** The API refuses such a key at the root of `metadata` with a 400. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const TYPE_BY_WIRE: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ['text', 'text'],
  ['textarea', 'text'],
  ['dropdown', 'choice'],
  ['number', 'number'],
  ['datetime', 'instant'],
  ['checkbox', 'flag'],
]);

/** The fields of the catalogue for the definitions. A type not known is shown, never written. */
export function customFieldSpecs(definitions: readonly WireFieldDefinition[]): FieldSpec[] {
  const labelled = createLabelling(FIELDS.map(({ spec }) => spec.label));
  return definitions
    .filter(({ id }) => id !== RESERVED_ID)
    .map((definition) => customFieldSpec(definition, labelled(definition.label, definition.id)));
}

function customFieldSpec(definition: WireFieldDefinition, label: string): FieldSpec {
  const { id, options } = definition;
  const type = TYPE_BY_WIRE.get(definition.type ?? '');
  const writable = type !== undefined && sentCustomId(CUSTOM_PREFIX + id) !== null ? 'yes' : 'no';
  const spec: FieldSpec = {
    key: CUSTOM_PREFIX + id,
    label,
    type: type ?? 'text',
    onCreate: writable,
    onUpdate: writable,
  };
  if (type !== 'choice' || !options) return spec;
  return { ...spec, options: options.map((option) => ({ id: option, label: option })) };
}

/** The key in `metadata` under which a custom field may be sent; null for every other field. */
export function sentCustomId(key: FieldKey): string | null {
  const id = key.startsWith(CUSTOM_PREFIX) ? key.slice(CUSTOM_PREFIX.length) : RESERVED_ID;
  return id === RESERVED_ID || UUID.test(id) ? null : id;
}

/**
 * The custom fields of a record. `metadata` is answered whole, so a custom column that has no entry
 * in it has no value; where `metadata` itself is missing, nothing is visible.
 */
export function readCustomFields(
  metadata: unknown,
  columns: readonly ColumnType[],
): Record<FieldKey, MaybeValue> {
  if (!isDictionary(metadata)) return {};
  const types = new Map<FieldKey, FieldType>();
  const fields: Record<FieldKey, MaybeValue> = {};
  for (const { key, type } of columns) {
    if (!key.startsWith(CUSTOM_PREFIX)) continue;
    types.set(key, type);
    fields[key] = null;
  }
  for (const [id, wire] of Object.entries(metadata ?? {})) {
    const key = CUSTOM_PREFIX + id;
    if (id !== RESERVED_ID) fields[key] = readCustom(wire, types.get(key));
  }
  return fields;
}

/** `metadata: null` is an empty one. */
export function isDictionary(value: unknown): value is Readonly<Record<string, unknown>> | null {
  return value === null || (typeof value === 'object' && !Array.isArray(value));
}
