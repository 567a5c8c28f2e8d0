/**
 * Single values of TrustPager's JSON as values of the product, and back.
 *
 * Promises: a value of an unforeseen form survives as text; `undefined` (not visible) and null (no
 * value) stay what they are. Must not know: which field a value belongs to.
 */
import type { FieldType, MaybeValue } from '../../core/model';
import { readIsoTime } from '../http/iso-time';
import { sentValue } from '../shared/sent-value';

/** From the wire: undefined = the key is not there, null = no value. */
type Read<W> = (wire: W | null | undefined) => MaybeValue | undefined;

export const readText: Read<string> = (wire) => {
  if (wire === undefined) return undefined;
  return wire === null || wire === '' ? null : textOf(wire);
};

/** A number, or a number written as text. */
export const readNumber: Read<number | string> = (wire) => {
  if (typeof wire === 'number') return { kind: 'number', number: wire };
  return /^\s*-?\d+(\.\d+)?\s*$/.test(wire ?? '')
    ? { kind: 'number', number: Number(wire) }
    : readText(wire);
};

/** One of the three forms of TrustPager's time stamps; a day stays a day. */
export const readTime: Read<string> = (wire) => (wire ? readIsoTime(wire) : null) ?? readText(wire);

/** A choice known by its own text. */
export const readChoice: Read<string> = (wire) =>
  wire ? { kind: 'one', item: { id: wire, label: wire } } : readText(wire);

export const readTags: Read<readonly (string | { readonly name: string })[]> = (wire) => {
  if (wire === undefined) return undefined;
  const names = (wire ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name));
  if (names.length === 0) return null;
  return { kind: 'many', items: names.map((name) => ({ id: name, label: name })) };
};

/**
 * A custom field's value as what its column is; `type` undefined: by its JSON type. The types of
 * the JSON are not documented, so both are only trusted as far as they agree.
 */
export function readCustom(wire: unknown, type: FieldType | undefined): MaybeValue {
  if (wire === null || wire === undefined || wire === '') return null;
  if (typeof wire === 'boolean' && (type ?? 'flag') === 'flag') return { kind: 'flag', on: wire };
  if (typeof wire === 'number' && (type ?? 'number') === 'number') {
    return { kind: 'number', number: wire };
  }
  const text = typeof wire === 'string' ? wire : JSON.stringify(wire);
  const read = type === undefined ? undefined : READ_BY_TYPE[type];
  return read?.(text) ?? textOf(text);
}

/** For the types that custom fields have; other columns show the text. */
const READ_BY_TYPE: Partial<Record<FieldType, Read<string>>> = {
  number: readNumber,
  instant: readTime,
  choice: readChoice,
  flag: (wire) => {
    const isFlag = wire === 'true' || wire === 'false';
    return isFlag ? { kind: 'flag', on: wire === 'true' } : readText(wire);
  },
};

/** Money in major units; more than two decimal places are not documented. */
export function sentMoney(value: MaybeValue): unknown {
  return value?.kind === 'number' ? Number(value.number.toFixed(2)) : sentValue(value);
}

function textOf(text: string): MaybeValue {
  return { kind: 'text', text };
}
