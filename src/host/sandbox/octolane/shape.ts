/**
 * Checks JSON against the shape that a page gives: types, bounds, required and unknown keys. Answers
 * every offence with its place, worded as Octolane's introduction page words one.
 */
import { isObject, type Json, type JsonObject } from '../json';
import { readIso } from './times';

export interface Issue {
  /** Dotted, for example `opportunity.close_date` or `0.pipeline_id`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

export type Shape = (value: Json, path: string) => readonly Issue[];

const fine: readonly Issue[] = [];

export function issue(path: string, what: string): readonly Issue[] {
  return [{ path, message: `${labelOf(path)} ${what}` }];
}

/** `opportunity.close_date` becomes `Close date`. */
function labelOf(path: string): string {
  const words = (path.split('.').at(-1) ?? '').replaceAll('_', ' ');
  return words === '' ? 'Body' : words.charAt(0).toUpperCase() + words.slice(1);
}

function when(test: (value: Json) => boolean, what: string): Shape {
  return (value, path) => (test(value) ? fine : issue(path, `must be ${what}`));
}

export const anything: Shape = () => fine;
export const text = when((value) => typeof value === 'string', 'a string');
export const number = when((value) => typeof value === 'number', 'a number');
export const boolean = when((value) => typeof value === 'boolean', 'a boolean');
export const uuid = when((value) => typeof value === 'string' && isUuid(value), 'a valid uuid');
/** With a time of day, as the format `date-time` has it. */
export const dateTime = when(
  (value) => typeof value === 'string' && value.includes('T') && readIso(value) !== null,
  'an ISO 8601 date-time',
);
export const email = when((value) => typeof value === 'string' && isEmail(value), 'a valid email');

export function numberFrom(min: number, max: number): Shape {
  return when(
    (value) => typeof value === 'number' && value >= min && value <= max,
    `a number between ${min} and ${max}`,
  );
}

export function integer(min: number, max: number): Shape {
  return when(
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    `an integer between ${min} and ${max}`,
  );
}

export const anyInteger = when((value) => Number.isInteger(value), 'an integer');

export function oneOf(values: readonly string[]): Shape {
  return when((value) => values.some((each) => each === value), `one of ${values.join(', ')}`);
}

export function matching(form: RegExp, what: string): Shape {
  return when((value) => typeof value === 'string' && form.test(value), what);
}

export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? fine : shape(value, path));
}

/** Right when one of them is. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, path) =>
    shapes.some((shape) => shape(value, path).length === 0)
      ? fine
      : issue(path, 'has a value of the wrong type');
}

export function listOf(item: Shape, min = 0, max = Number.POSITIVE_INFINITY): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return issue(path, 'must be an array');
    if (value.length < min) return issue(path, `must contain at least ${min} items`);
    if (value.length > max) return issue(path, `must contain at most ${max} items`);
    return (value as readonly Json[]).flatMap((each, at) => item(each, join(path, String(at))));
  };
}

export interface ObjectTerms {
  readonly required?: readonly string[];
  /** Shapes of known keys. */
  readonly keys: Readonly<Record<string, Shape>>;
  /** Shape of all other keys; absent: there must be none. */
  readonly others?: Shape;
}

export function object({ required = [], keys, others }: ObjectTerms): Shape {
  return (value, path) => {
    if (!isObject(value)) return issue(path, 'must be an object');
    const missing = required.filter((key) => value[key] === undefined);
    return [
      ...missing.flatMap((key) => issue(join(path, key), 'is required')),
      ...Object.entries(value).flatMap(([key, part]) => {
        const shape = Object.hasOwn(keys, key) ? keys[key] : others;
        return shape?.(part, join(path, key)) ?? issue(join(path, key), 'is not allowed here');
      }),
    ];
  };
}

/** A map of records: every key a UUID. */
export function mapOf(item: Shape, min: number, max: number): Shape {
  return (value, path) => {
    if (!isObject(value)) return issue(path, 'must be an object');
    const keys = Object.keys(value);
    if (keys.length < min || keys.length > max) {
      return issue(path, `must contain ${min} to ${max} records`);
    }
    return keys.flatMap((key) => [
      ...(isUuid(key) ? fine : issue(join(path, key), 'must be a valid uuid')),
      ...item((value as JsonObject)[key] ?? null, join(path, key)),
    ]);
  };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: string): boolean {
  return uuidPattern.test(value);
}

function isEmail(value: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(value);
}
