/**
 * Wire data to arguments of a service method, and a method's result to wire data.
 * Promises: handles resolve only within the execution that received them.
 */
import { assume, must } from '../sandbox/assume';
import type { DateBox, EnumBox, HandleRef, Wire } from './service';

/** The service objects that one execution holds. */
export interface Handles {
  /** Marks a host object as one that the script shall hold. */
  ref(className: string, target: object): HandleRef;
  isRef(value: object): value is HandleRef;
  /** The number under which the script knows it; the same object keeps its number. */
  numberOf(ref: HandleRef): number;
  targetOf(handle: number): object;
  /** The same, for a method of a class: the handle must be one of it. */
  selfOf(handle: number, className: string): object;
}

export function createHandles(): Handles {
  const refs = new WeakSet<object>();
  const numbers = new Map<object, Map<string, number>>();
  const held: HandleRef[] = [];
  const refOf = (handle: number): HandleRef =>
    must(held[handle], `handle ${handle} belongs to this execution`);
  return {
    ref(className, target) {
      const made: HandleRef = { className, target };
      refs.add(made);
      return made;
    },
    isRef: (value): value is HandleRef => refs.has(value),
    numberOf({ className, target }) {
      let known = numbers.get(target);
      if (known === undefined) {
        known = new Map();
        numbers.set(target, known);
      }
      const number = known.get(className) ?? held.push({ className, target }) - 1;
      known.set(className, number);
      return number;
    },
    targetOf: (handle) => refOf(handle).target,
    selfOf(handle, className) {
      const ref = refOf(handle);
      assume(ref.className === className, `handle ${handle} is a ${className}`);
      return ref.target;
    },
  };
}

/** Dates, enumeration members and opaque things stay boxed; handles become host objects. */
export function decode(wire: Wire, handles: Handles): unknown {
  if (typeof wire !== 'object' || wire === null) return wire;
  if (Array.isArray(wire)) return wire.map((item) => decode(item, handles));
  if ('$handle' in wire) return handles.targetOf(Number(wire.$handle));
  if ('$date' in wire || '$enum' in wire || '$opaque' in wire) return wire;
  return Object.fromEntries(
    Object.entries(wire).map(([key, value]) => [
      key.startsWith('$') ? key.slice(1) : key,
      decode(value, handles),
    ]),
  );
}

export function encode(value: unknown, handles: Handles): Wire {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value as Wire;
  if (Array.isArray(value)) return value.map((item) => encode(item, handles));
  if (handles.isRef(value)) return { $class: value.className, $handle: handles.numberOf(value) };
  if (isBox(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key.startsWith('$') ? `$${key}` : key,
      encode(field, handles),
    ]),
  );
}

/** A result's own boxes; a map of texts (properties, headers) may have keys that look like one. */
function isBox(value: object): value is DateBox | EnumBox {
  return (
    ('$date' in value && typeof value.$date === 'number') || ('$enum' in value && 'name' in value)
  );
}
