/**
 * Custom fields: their definitions as fields of the catalogue, and their values in a record.
 *
 * A value stands under the field's slug, everything else goes by its property name, which never
 * changes (Octolane OpenAPI, CustomFieldDefinition); the definitions that come with a list join the
 * two. Promises: every label of the catalogue is unique, since a column is found by it. Must not
 * know: requests.
 */
import * as z from 'zod/mini';
import type { FieldKey, FieldSpec, FieldType, MaybeValue, Named, Writable } from '../../core/model';
import { createLabelling } from '../shared/labels';
import { isDictionary } from '../shared/odd-json';
import { FIELDS, fieldOf } from './fields';
import { readCustom } from './values';
import { definitionShape, optionsShape, type WireDefinition } from './wire';

const PREFIX = 'custom.';

interface CustomType {
  readonly type: FieldType;
  readonly onCreate: Writable;
  readonly onUpdate: Writable;
}

/** The name is promised, and the form of the value is plain. */
const PLAIN = { onCreate: 'yes', onUpdate: 'yes' } as const;
/** The form of the value is a guess. */
const GUESSED = { onCreate: 'yes', onUpdate: 'try' } as const;
/** Creations take no arrays. */
const ARRAY = { onCreate: 'no', onUpdate: 'try' } as const;
const READ_ONLY = { onCreate: 'no', onUpdate: 'no' } as const;

/** Types that are missing here are shown as text and never written. */
const TYPES: Readonly<Record<string, CustomType>> = {
  string: { type: 'text', ...PLAIN },
  email: { type: 'text', ...PLAIN },
  phone: { type: 'text', ...PLAIN },
  website: { type: 'text', ...PLAIN },
  url: { type: 'text', ...PLAIN },
  time: { type: 'text', ...GUESSED },
  number: { type: 'number', ...PLAIN },
  currency: { type: 'number', ...PLAIN },
  percentage: { type: 'number', ...PLAIN },
  rating: { type: 'number', ...PLAIN },
  checkbox: { type: 'flag', ...PLAIN },
  date: { type: 'day', ...GUESSED },
  datetime: { type: 'instant', ...GUESSED },
  timestamp: { type: 'instant', ...GUESSED },
  select: { type: 'choice', ...GUESSED },
  radio: { type: 'choice', ...GUESSED },
  multi_select: { type: 'list', ...ARRAY },
  team_members: { type: 'list', ...READ_ONLY },
};

function typeOf({ attribute_type: name }: WireDefinition): CustomType {
  return TYPES[name ?? ''] ?? { type: 'text', ...READ_ONLY };
}

/** Where it does not say so itself, its name does. */
export function isSystem({ is_system, property_name }: WireDefinition): boolean {
  return is_system ?? fieldOf(property_name) !== undefined;
}

/** The fields of the catalogue for the custom ones among the pipeline's fields. */
export function customSpecs(definitions: readonly WireDefinition[]): readonly FieldSpec[] {
  const labelled = createLabelling(FIELDS.map(({ spec }) => spec.label));
  return definitions
    .filter((definition) => !isSystem(definition) && !definition.is_hidden)
    .map((definition) => {
      const { current_name, property_name } = definition;
      const label = labelled(current_name, property_name);
      const key = PREFIX + property_name;
      const terms = definition.is_editable === false ? READ_ONLY : {};
      const options = optionsOf(definition);
      return { key, label, ...typeOf(definition), ...terms, ...(options && { options }) };
    });
}

/** undefined where the type has none, or where they cannot be read. */
function optionsOf(definition: WireDefinition): readonly Named[] | undefined {
  const { type } = typeOf(definition);
  const parsed = z.safeParse(optionsShape, definition.metadata);
  const found = parsed.success ? (parsed.data.options ?? parsed.data.select_options) : null;
  if (!found || (type !== 'choice' && type !== 'list')) return undefined;
  return found.flatMap(({ label, value }) => {
    const id = value || label;
    return id ? [{ id, label: label || id }] : [];
  });
}

/** The name under which a custom field is sent; null for every other field. */
export function sentCustomName(key: FieldKey): string | null {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}

export type CustomReader = (values: unknown) => readonly (readonly [FieldKey, MaybeValue])[];

/**
 * The reader of `custom_fields`. A field that is defined and has no entry has no value; what nothing
 * defines is not visible, since its column is unknown.
 */
export function customReader(definitions: unknown): CustomReader {
  const known = Object.entries(isDictionary(definitions) ? definitions : {}).flatMap(
    ([slug, wire]) => {
      const parsed = z.safeParse(definitionShape, wire);
      if (!parsed.success) return [];
      const { type } = typeOf(parsed.data);
      const key = PREFIX + parsed.data.property_name;
      return [{ slug, key, type, options: optionsOf(parsed.data) }];
    },
  );
  return (values) => {
    if (!isDictionary(values)) return [];
    return known.map(({ slug, key, type, options }) => [
      key,
      readCustom(values[slug], type, options) ?? null,
    ]);
  };
}
