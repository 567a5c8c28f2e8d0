/**
 * Single values of Octolane's JSON as values of the product, and back.
 *
 * Promises: a value of an unforeseen form survives as text; `undefined` (not answered) and null (no
 * value) stay what they are. Must not know: which field a value belongs to.
 */
import { unreachable } from '../../core/assert';
import type { FieldType, FieldValue, MaybeValue, Named } from '../../core/model';
import { dayName, readIsoTime } from '../http/iso-time';
import { sentValue } from '../shared/sent-value';

/** From the wire: undefined = the key is not there, null = no value. */
export type Read = (wire: unknown) => MaybeValue | undefined;

function present(read: (wire: unknown) => FieldValue | null): Read {
  return (wire) => {
    if (wire === undefined) return undefined;
    const isNothing = wire === null || wire === '' || (Array.isArray(wire) && wire.length === 0);
    return isNothing ? null : (read(wire) ?? textOf(wire));
  };
}

export const readText: Read = present(() => null);

/** A number, or a number written as text. */
export const readNumber: Read = present((wire) => {
  const isNumber = typeof wire === 'number' || /^\s*-?\d+(\.\d+)?\s*$/.test(String(wire));
  return isNumber ? { kind: 'number', number: Number(wire) } : null;
});

const readFlag: Read = present((wire) => {
  const isFlag = typeof wire === 'boolean' || wire === 'true' || wire === 'false';
  return isFlag ? { kind: 'flag', on: String(wire) === 'true' } : null;
});

export const readInstant: Read = present(timeOf);

/** Days travel as midnight UTC, so the UTC part of the moment is the day. */
export const readDay: Read = present((wire) => {
  const time = timeOf(wire);
  return time?.kind === 'instant' ? { kind: 'day', day: dayName(time.atMs) } : time;
});

/** Numbers from here on are milliseconds; as seconds it is the year 5138. */
const EPOCH_MS_MIN = 1e11;

/** The year 10000, ms: no cell can show it, and it is the mark of a mistaken unit. */
const MOMENT_MS_END = 253_402_300_800_000;

function timeOf(wire: unknown): FieldValue | null {
  if (typeof wire !== 'number') return readIsoTime(String(wire));
  const atMs = Math.abs(wire) >= EPOCH_MS_MIN ? wire : wire * 1000;
  return Math.abs(atMs) < MOMENT_MS_END ? { kind: 'instant', atMs } : null;
}

function textOf(wire: unknown): FieldValue {
  return { kind: 'text', text: typeof wire === 'string' ? wire : JSON.stringify(wire) };
}

/**
 * A custom field's value as what its definition says. Whether options come as value or as label is
 * not documented, so both are known; what is neither is shown as it is.
 */
export function readCustom(
  wire: unknown,
  type: FieldType,
  options: readonly Named[] = [],
): MaybeValue | undefined {
  switch (type) {
    case 'number':
      return readNumber(wire);
    case 'flag':
      return readFlag(wire);
    case 'day':
      return readDay(wire);
    case 'instant':
      return readInstant(wire);
    case 'choice':
      return present((given) => choiceOf(given, options))(wire);
    case 'list':
      return present((given) => listOf(given, options))(wire);
    case 'text':
    case 'reference':
      return readText(wire);
    default:
      return unreachable(type);
  }
}

function choiceOf(wire: unknown, options: readonly Named[]): FieldValue | null {
  if (typeof wire !== 'string' && typeof wire !== 'number') return null;
  return { kind: 'one', item: optionOf(String(wire), options) };
}

function listOf(wire: unknown, options: readonly Named[]): FieldValue | null {
  const items: readonly unknown[] = Array.isArray(wire) ? wire : [wire];
  const texts = items.filter((item): item is string => typeof item === 'string');
  if (texts.length < items.length) return null;
  return { kind: 'many', items: texts.map((text) => optionOf(text, options)) };
}

function optionOf(text: string, options: readonly Named[]): Named {
  const known =
    options.find(({ id }) => id === text) ?? options.find(({ label }) => label === text);
  return known ?? { id: text, label: text };
}

/** How a day is written; what a PATCH of a system field takes is not documented. */
export type DayForm = 'seconds' | 'iso';

/** A value as bodies hold it. */
export function sentAs(value: MaybeValue, days: DayForm): unknown {
  return value?.kind === 'day' ? sentDay(value.day, days) : sentValue(value);
}

/** Midnight UTC of the day, as reads show it (Octolane docs, sample of a list). */
function sentDay(day: string, form: DayForm): string | number {
  const midnight = `${day}T00:00:00.000Z`;
  return form === 'iso' ? midnight : Date.parse(midnight) / 1000;
}
