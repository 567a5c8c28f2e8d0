/**
 * The rules of `google.script.run`: what may pass between page and server, both ways.
 * Source: HTML service communication guide; measured by tanaikech in 2023.
 */
import type { Wire } from '../realm/wire';

export type Passed<T> =
  | { readonly kind: 'legal'; readonly value: T }
  | { readonly kind: 'illegal'; readonly message: string };

/** Arguments on their way to the server. `undefined` becomes null; what is not plain is refused. */
export function toServer(args: readonly unknown[]): Passed<readonly Wire[]> {
  const at = args.findIndex((arg) => !isLegal(arg, new Set()));
  if (at >= 0) {
    return { kind: 'illegal', message: `Failed due to illegal value in property: ${at}` };
  }
  return { kind: 'legal', value: args.map(toWire) };
}

function isLegal(value: unknown, above: ReadonlySet<object>): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return ['string', 'number', 'boolean'].includes(typeof value);
  if (above.has(value) || !(Array.isArray(value) || isPlain(value))) return false;
  const path = new Set([...above, value]);
  return Object.values(value).every((item) => isLegal(item, path));
}

/** Plain in whatever realm it was made: its prototype is the last one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Legal data as wire data; a key that begins with `$` is doubled, so it never passes for a box. */
function toWire(value: unknown): Wire {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value as Wire;
  if (Array.isArray(value)) return Array.from(value, toWire);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.startsWith('$') ? `$${key}` : key,
      toWire(item),
    ]),
  );
}

/**
 * A result on its way to the page. A Date or a service object anywhere in it makes the whole result
 * null, without an error; a cycle makes the call fail.
 */
export function toClient(result: Wire): Passed<unknown> {
  if (contains(result, (box) => '$opaque' in box && box.$opaque === 'cycle')) {
    return { kind: 'illegal', message: 'The result contains a cycle.' };
  }
  const lost = contains(result, (box) => '$date' in box || '$handle' in box);
  return { kind: 'legal', value: lost ? null : opened(result) };
}

function contains(wire: Wire, wanted: (box: object) => boolean): boolean {
  if (typeof wire !== 'object' || wire === null) return false;
  if (wanted(wire)) return true;
  return Object.values(wire as { readonly [key: string]: Wire }).some((item) =>
    contains(item, wanted),
  );
}

function opened(wire: Wire): unknown {
  if (typeof wire !== 'object' || wire === null) return wire;
  if (Array.isArray(wire)) return wire.map(opened);
  if ('$enum' in wire) return wire.name;
  if ('$opaque' in wire) return String(wire.$opaque);
  return Object.fromEntries(
    Object.entries(wire).map(([key, item]) => [
      key.startsWith('$') ? key.slice(1) : key,
      opened(item),
    ]),
  );
}
