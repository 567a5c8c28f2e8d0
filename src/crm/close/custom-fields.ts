/**
 * Custom fields: their definitions (`/custom_field_schema/opportunity/`) as fields of the catalogue,
 * and their values (keys `custom.cf_…` of an opportunity).
 *
 * Promises: every label of the catalogue is unique, since a column is found by it; fields that hold
 * people have keys of their own kind, because the wire only gives ids. Must not know: requests.
 */
import type { ColumnType } from '../../core/listing';
import type { FieldKey, FieldSpec, FieldType, MaybeValue, Named, Writable } from '../../core/model';
import type { FieldValues } from '../../core/writing';
import type { Body } from '../shared/api';
import { createLabelling } from '../shared/labels';
import { sentValue } from '../shared/sent-value';
import { FIELDS } from './fields';
import { readCustom } from './values';
import type { WireFieldDefinition, WireOpportunity } from './wire';

const WIRE_PREFIX = 'custom.';
const PERSON_PREFIX = 'person.';

interface Kind {
  readonly type: FieldType;
  readonly writable: Writable;
  /** Also with several values. */
  readonly many?: true;
}

/**
 * By Close's name of the type. That list is open: what is not here is shown as text, never written.
 * An address on the web is a text, but only others say that there is such a type.
 */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['text', { type: 'text', writable: 'yes', many: true }],
  ['number', { type: 'number', writable: 'yes' }],
  ['date', { type: 'day', writable: 'yes' }],
  ['datetime', { type: 'instant', writable: 'yes' }],
  ['choices', { type: 'choice', writable: 'yes', many: true }],
  ['user', { type: 'choice', writable: 'yes', many: true }],
  ['url', { type: 'text', writable: 'try' }],
]);

const UNKNOWN_KIND: Kind = { type: 'text', writable: 'no' };

/** The fields of the catalogue for the definitions. */
export function customFieldSpecs(definitions: readonly WireFieldDefinition[]): FieldSpec[] {
  const labelled = createLabelling(FIELDS.map(({ spec }) => spec.label));
  return definitions.map((definition) =>
    customFieldSpec(definition, labelled(definition.name, definition.id)),
  );
}

function customFieldSpec(definition: WireFieldDefinition, label: string): FieldSpec {
  const { id, type, choices, accepts_multiple_values } = definition;
  const kind = KINDS.get(type ?? '') ?? UNKNOWN_KIND;
  const isList = accepts_multiple_values === true;
  const writable = writableOf(definition, isList && !kind.many ? 'no' : kind.writable);
  const spec: FieldSpec = {
    key: (type === 'user' ? PERSON_PREFIX : WIRE_PREFIX) + id,
    label,
    type: isList ? 'list' : kind.type,
    onCreate: writable,
    onUpdate: writable,
  };
  if (type !== 'choices' || !choices) return spec;
  return { ...spec, options: choices.map((choice) => ({ id: choice, label: choice })) };
}

/** A field for certain roles may not be this key's; one whose type is being changed is left alone. */
function writableOf(definition: WireFieldDefinition, writable: Writable): Writable {
  if (writable === 'no' || definition.converting_to_type) return 'no';
  const ofOpportunity = (definition.associations ?? []).filter(
    ({ object_type }) => object_type === 'opportunity',
  );
  const holders = [definition, ...ofOpportunity];
  const isRestricted = holders.some((holder) => (holder.editable_with_roles ?? []).length > 0);
  return isRestricted ? 'try' : writable;
}

/** The field holds people. */
export function isPersonKey(key: FieldKey): boolean {
  return key.startsWith(PERSON_PREFIX);
}

/** The property on the wire; null for every other field. */
function wireName(key: FieldKey): string | null {
  if (isPersonKey(key)) return WIRE_PREFIX + key.slice(PERSON_PREFIX.length);
  return key.startsWith(WIRE_PREFIX) ? key : null;
}

/** The keys that the custom field of an error may have. With its prefix or without: not documented. */
export function customKeysOf(name: string): readonly FieldKey[] {
  const id = name.startsWith(WIRE_PREFIX) ? name.slice(WIRE_PREFIX.length) : name;
  return id.startsWith('cf_') ? [WIRE_PREFIX + id, PERSON_PREFIX + id] : [];
}

/** How records of a linked tab are to be read. */
export interface Reading {
  readonly columns: readonly ColumnType[];
  /** Names of people by id, as far as they are known. */
  readonly people: Readonly<Record<string, string>>;
}

/**
 * The custom values of a record. Close leaves out fields without a value, so a column that has no
 * entry in the row is empty.
 */
export function readCustomFields(
  row: WireOpportunity,
  { columns, people }: Reading,
): Record<FieldKey, MaybeValue> {
  const fields: Record<FieldKey, MaybeValue> = {};
  const columnOf = new Map<string, ColumnType>();
  for (const column of columns) {
    const name = wireName(column.key);
    if (name === null) continue;
    columnOf.set(name, column);
    fields[column.key] = null;
  }
  for (const [name, wire] of Object.entries(row)) {
    if (!name.startsWith(WIRE_PREFIX)) continue;
    const { key, type } = columnOf.get(name) ?? { key: name, type: undefined };
    const value = readCustom(wire, type);
    fields[key] = isPersonKey(key) ? withNames(value, people) : value;
  }
  return fields;
}

/** Who is not known is called by the id. */
function withNames(value: MaybeValue, people: Reading['people']): MaybeValue {
  const named = ({ id, label }: Named): Named => ({ id, label: people[id] ?? label });
  if (value?.kind === 'one') return { kind: 'one', item: named(value.item) };
  return value?.kind === 'many' ? { kind: 'many', items: value.items.map(named) } : value;
}

/** The people among values that were read or typed before, by id. */
export function peopleIn(known: readonly FieldValues[]): Reading['people'] {
  const values = known.flatMap((fields) =>
    Object.keys(fields)
      .filter(isPersonKey)
      .map((key) => fields[key] ?? null),
  );
  const items = values.flatMap((value): readonly Named[] => {
    if (value?.kind === 'one') return [value.item];
    return value?.kind === 'many' ? value.items : [];
  });
  return Object.fromEntries(items.map(({ id, label }) => [id, label]));
}

/** The properties of a body for the custom fields that are given; null unsets. */
export function customPropertiesOf(fields: FieldValues): Body {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const name = wireName(key);
      return name === null ? [] : [[name, sentValue(value)] as const];
    }),
  );
}
