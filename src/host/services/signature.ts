/**
 * Parameter lists of service methods as text, and the refusal of arguments that fit none.
 *
 * Types in a list: `string`, `number`, `boolean`, `date`, `array` (of anything), `matrix` (an array
 * of arrays), `object`, `any`, a class (`Range`), an enumeration (`enum:ProtectionType`); with `?`,
 * null fits too. Source of the wording: texts seen in public code and in live-checked tests.
 */
import { ScriptError } from '../world/service';

/** The types of one parameter list. */
export type Signature = readonly string[];

/** `'number, string?'` is a list of two, `''` of none; several texts are overloads. */
export function signaturesOf(lists: string | readonly string[]): readonly Signature[] {
  const texts = typeof lists === 'string' ? [lists] : lists;
  return texts.map((text) => (text === '' ? [] : text.split(', ')));
}

export function fitsOne(signatures: readonly Signature[], args: readonly unknown[]): boolean {
  return signatures.some(
    (types) => types.length === args.length && types.every((type, at) => isOf(type, args[at])),
  );
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'any') return true;
  if (type.endsWith('?')) return value === null || isOf(type.slice(0, -1), value);
  if (value === null) return false;
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value);
    case 'array':
      return Array.isArray(value);
    case 'matrix':
      return Array.isArray(value) && value.every(Array.isArray);
    case 'date':
      return has(value, '$date');
    case 'object':
      return typeof value === 'object' && !Array.isArray(value) && !has(value, 'className');
    default:
      return type.startsWith('enum:')
        ? has(value, '$enum') && value.$enum === type.slice(5)
        : has(value, 'className') && value.className === type;
  }
}

function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}

/** `path` is how Google names the method, for example `SpreadsheetApp.Range.setValues`. */
export function signatureError(path: string, args: readonly unknown[]): ScriptError {
  const types = args.map(typeName).join(',');
  return new ScriptError(`The parameters (${types}) don't match the method signature for ${path}.`);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return value.length === 0 ? '' : `${typeName(value[0])}[]`;
  if (has(value, 'className')) return `SpreadsheetApp.${String(value.className)}`;
  if (has(value, '$enum')) return `SpreadsheetApp.${String(value.$enum)}`;
  if (has(value, '$date')) return 'Date';
  return typeof value;
}
