/**
 * Single values of Close's JSON as values of the product, and back.
 *
 * Promises: a value of an unforeseen form survives as text; `undefined` (not visible) and null (no
 * value) stay what they are; money is in minor units on the wire and in major units everywhere else.
 * Must not know: which field a value belongs to.
 */
import type { FieldType, MaybeValue, Named } from '../../core/model';
import { readIsoTime } from '../http/iso-time';
import { sentValue } from '../shared/sent-value';

/** From the wire: undefined = the key is not there, null = no value. */
type Read<W> = (wire: W | null | undefined) => MaybeValue | undefined;

export const readText: Read<string> = (wire) => {
  if (wire === undefined) return undefined;
  return wire ? textOf(wire) : null;
};

export const readNumber: Read<number> = (wire) =>
  typeof wire === 'number' ? { kind: 'number', number: wire } : wire;

/** Hundredths; for currencies without cents nothing else is documented. */
export const readMoney: Read<number> = (wire) =>
  typeof wire === 'number' ? { kind: 'number', number: wire / 100 } : wire;

export const readFlag: Read<boolean> = (wire) =>
  typeof wire === 'boolean' ? { kind: 'flag', on: wire } : wire;

export const readTime: Read<string> = (wire) => (wire ? readIsoTime(wire) : null) ?? readText(wire);

/** A calendar day, also where a time follows it: a zone would only move it. */
export const readDay: Read<string> = (wire) => {
  const day = wire && readIsoTime(wire) ? readIsoTime(wire.trim().slice(0, 10)) : null;
  return day ?? readText(wire);
};

/** A choice known by its id; one that is not among `known` is called by it. */
export function readChoice(
  wire: string | null | undefined,
  known: readonly Named[] = [],
): MaybeValue | undefined {
  if (!wire) return readText(wire);
  const item = known.find(({ id }) => id === wire) ?? { id: wire, label: wire };
  return { kind: 'one', item };
}

/** An id and the name that stands beside it. Without the name nothing could be shown. */
export function readNamed(
  id: string | null | undefined,
  name: string | null | undefined,
): MaybeValue | undefined {
  if (!id) return id === undefined ? undefined : null;
  return name === undefined ? undefined : { kind: 'one', item: { id, label: name || id } };
}

/**
 * A custom value as what its column is; `type` undefined: by its JSON type. The JSON types of most
 * kinds are not documented, so both are only trusted as far as they agree.
 */
export function readCustom(wire: unknown, type: FieldType | undefined): MaybeValue {
  if (wire === null || wire === undefined || wire === '') return null;
  if (Array.isArray(wire)) return readMany(wire);
  if (type === 'list') return readMany([wire]);
  if (typeof wire === 'number' && (type ?? 'number') === 'number') return readNumber(wire) ?? null;
  if (typeof wire === 'boolean' && type === undefined) return readFlag(wire) ?? null;
  const text = asText(wire);
  const read = type === undefined ? undefined : READ_BY_TYPE[type];
  return read?.(text) ?? textOf(text);
}

/** For the types that custom fields have; other columns show the text. */
const READ_BY_TYPE: Partial<Record<FieldType, Read<string>>> = {
  number: (wire) =>
    /^\s*-?\d+(\.\d+)?\s*$/.test(wire ?? '') ? readNumber(Number(wire)) : readText(wire),
  day: readDay,
  instant: readTime,
  choice: (wire) => readChoice(wire),
};

function readMany(wires: readonly unknown[]): MaybeValue {
  const items = wires.map(asText).map((text) => ({ id: text, label: text }));
  return items.length === 0 ? null : { kind: 'many', items };
}

function asText(wire: unknown): string {
  return typeof wire === 'string' ? wire : JSON.stringify(wire);
}

/** Whole hundredths, since Close refuses a fraction. Counted in decimals: 1.005 is 100.5 of them. */
export function sentMoney(value: MaybeValue): unknown {
  if (value?.kind !== 'number') return sentValue(value);
  const text = String(value.number);
  return Math.round(text.includes('e') ? value.number * 100 : Number(`${text}e2`));
}

function textOf(text: string): MaybeValue {
  return { kind: 'text', text };
}
