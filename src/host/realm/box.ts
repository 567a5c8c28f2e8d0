/**
 * Turns values of the script into wire data and wire data into values of the script.
 *
 * Promises: every object that comes out of `open` was created in this realm, and nothing that goes
 * out of `box` is the script's own object.
 */
import type { DateBox, EnumBox, HandleBox, Wire } from './wire';

/** The service objects and enumeration members of this realm. */
export interface Registry {
  objectOf(box: HandleBox): object;
  enumOf(box: EnumBox): object;
  /** The box of a service object or enumeration member, or null for anything else. */
  boxOf(value: object): HandleBox | EnumBox | null;
}

/** What happens to objects that are neither plain nor known: refused, or copied field by field. */
export type Unknowns = 'opaque' | 'fields';

const DEPTH_MAX = 64;
const toText = Object.prototype.toString;

/** Wire data of an argument (`opaque`) or of a function's result (`fields`). */
export function box(value: unknown, registry: Registry, unknowns: Unknowns, depth = 0): Wire {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : boxObject(value, registry, unknowns, depth);
    default:
      return { $opaque: typeof value };
  }
}

function boxObject(value: object, registry: Registry, unknowns: Unknowns, depth: number): Wire {
  if (depth > DEPTH_MAX) return { $opaque: 'cycle' };
  if (Array.isArray(value)) {
    const out: Wire[] = [];
    for (let at = 0; at < value.length; at++) {
      out.push(box(value[at], registry, unknowns, depth + 1));
    }
    return out;
  }
  const known = registry.boxOf(value);
  if (known !== null) return known;
  if (toText.call(value) === '[object Date]') return { $date: (value as Date).getTime() };
  if (unknowns === 'opaque' && !isPlain(value)) return { $opaque: nameOfClass(value) };
  const out: Record<string, Wire> = {};
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key];
    out[key.charAt(0) === '$' ? `$${key}` : key] = box(field, registry, unknowns, depth + 1);
  }
  return out;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function nameOfClass(value: object): string {
  const made = (value as { readonly constructor?: { readonly name?: unknown } }).constructor;
  return typeof made?.name === 'string' ? made.name : 'object';
}

/** The value that wire data stand for, built of this realm's own arrays, objects and Dates. */
export function open(wire: Wire, registry: Registry): unknown {
  if (typeof wire !== 'object' || wire === null) return wire;
  if (Array.isArray(wire)) {
    const out: unknown[] = [];
    // A tab is thousands of plain values, read by code that no earlier execution has warmed up.
    for (let at = 0; at < wire.length; at++) {
      const item: Wire = wire[at];
      out.push(typeof item === 'object' ? open(item, registry) : item);
    }
    return out;
  }
  if ('$date' in wire) return new Date((wire as DateBox).$date);
  if ('$handle' in wire) return registry.objectOf(wire as HandleBox);
  if ('$enum' in wire) return registry.enumOf(wire as EnumBox);
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(wire)) {
    const field = (wire as { readonly [key: string]: Wire })[key] as Wire;
    out[key.charAt(0) === '$' ? key.slice(1) : key] = open(field, registry);
  }
  return out;
}
