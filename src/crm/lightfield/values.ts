/**
 * Single values of Lightfield's JSON as values of the product, and back. Reads are wrapped with their
 * type, writes are bare (docs.lightfield.app, Fields and relationships).
 *
 * Promises: a value of an unforeseen form survives as text; references have their id for a name, as
 * the CRM tells no other. Must not know: which field a value belongs to.
 */
import type { FieldType, FieldValue, MaybeValue, Named } from '../../core/model';
import { readIsoTime } from '../http/iso-time';
import { sentValue } from '../shared/sent-value';
import type { WireField, WireRelationship } from './wire';

/** `type`: that of the linked column; undefined where there is none. */
export function readField(
  { valueType, value }: WireField,
  type: FieldType | undefined,
): MaybeValue {
  switch (typeof value) {
    case 'boolean':
      return { kind: 'flag', on: value };
    case 'number':
      return { kind: 'number', number: value };
    case 'string':
      return value === '' ? null : readString(value, valueType ?? '', type);
    default:
      if (Array.isArray(value)) return readList(value, type);
      return typeof value === 'object' && value !== null
        ? textOrNull(joinedParts(value, valueType ?? ''))
        : null;
  }
}

export function readTime(text: string | null | undefined): MaybeValue {
  return text ? (readIsoTime(text) ?? { kind: 'text', text }) : null;
}

function readString(text: string, valueType: string, type: FieldType | undefined): FieldValue {
  if (valueType === 'SINGLE_SELECT') return { kind: 'one', item: unnamed(text) };
  if (valueType === 'DATETIME') return readIsoTime(text) ?? { kind: 'text', text };
  return type === 'list' ? { kind: 'many', items: [unnamed(text)] } : { kind: 'text', text };
}

/** Whether one of several possible values comes as a text or as a list of one is not documented. */
function readList(items: readonly unknown[], type: FieldType | undefined): MaybeValue {
  const texts = items.map(textOf).filter((text) => text !== '');
  const [only] = texts;
  if (only === undefined) return null;
  if (type === 'text' && texts.length === 1) return { kind: 'text', text: only };
  return { kind: 'many', items: texts.map(unnamed) };
}

/** An empty list is no value. The cardinality's letters differ between documentation and samples. */
export function readLink({ cardinality, values }: WireRelationship): MaybeValue {
  const ids = values ?? [];
  const [first] = ids;
  if (first === undefined) return null;
  const holdsOne = (cardinality ?? '').toUpperCase() === 'HAS_ONE' && ids.length === 1;
  return holdsOne
    ? { kind: 'one', item: unnamed(first) }
    : { kind: 'many', items: ids.map(unnamed) };
}

function unnamed(id: string): Named {
  return { id, label: id };
}

/** The parts of the two types that are objects, in the order in which people write them. */
const PARTS: Readonly<
  Record<string, { readonly names: readonly string[]; readonly glue: string }>
> = {
  FULL_NAME: { names: ['firstName', 'lastName'], glue: ' ' },
  ADDRESS: {
    names: ['street', 'street2', 'city', 'state', 'postalCode', 'country'],
    glue: ', ',
  },
};

/** One line for people; '' where every part is empty. */
export function joinedParts(value: object, valueType: string): string {
  const known = PARTS[valueType];
  if (!known) return JSON.stringify(value);
  const parts = value as Readonly<Record<string, unknown>>;
  return known.names
    .map((name) => textOf(parts[name]).trim())
    .filter((part) => part !== '')
    .join(known.glue);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function textOrNull(text: string): MaybeValue {
  return text === '' ? null : { kind: 'text', text };
}

/** A field's value as bodies hold it; null clears. */
export function sentField(value: MaybeValue): unknown {
  switch (value?.kind) {
    case 'number':
      return withoutNoise(value.number);
    case 'day':
      return `${value.day}T00:00:00+00:00`;
    case 'instant':
      return new Date(value.atMs).toISOString().replace('Z', '+00:00');
    default:
      return sentValue(value);
  }
}

/** The ids of a relationship: one, or a list. */
export function sentIds(value: MaybeValue): string | readonly string[] {
  if (value?.kind === 'one') return value.item.id;
  return value?.kind === 'many' ? value.items.map(({ id }) => id) : [];
}

/**
 * Two decimals are the most that Lightfield takes. What a spreadsheet's arithmetic adds far behind
 * them is taken off; a real third decimal goes as it is and is refused there.
 */
function withoutNoise(number: number): number {
  const rounded = Number(number.toFixed(2));
  return Math.abs(number - rounded) <= Math.abs(number) * 1e-12 ? rounded : number;
}
