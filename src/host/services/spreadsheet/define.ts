/**
 * How the classes of the Spreadsheet service are written down: parameter lists as text, and what each
 * method does with arguments that fit one of them.
 *
 * Promises: a call that fits no list is refused in Google's words. Types in a list: `string`,
 * `number`, `boolean`, `date`, `array` (of anything), `matrix` (an array of arrays), `object`, `any`,
 * a class (`Range`), an enumeration (`enum:ProtectionType`); with `?`, null fits too.
 */
import type { CallContext, CallKind, MethodSpec, ServiceClass } from '../../world/service';
import { ScriptError } from '../../world/service';
import type { SheetWorld } from './sheet-world';

export type SheetContext = CallContext<SheetWorld>;

/** `args` have the types of the list that fitted. */
export type Run<Self> = (self: Self, args: readonly unknown[], context: SheetContext) => unknown;

export interface Method<Self> {
  readonly kind: CallKind;
  readonly lists: readonly (readonly string[])[];
  readonly run: Run<Self>;
  /** Cells that the call reads or writes. */
  readonly cells?: (self: Self) => number;
  /** Scope without which the method is refused, in place of the usual one. */
  readonly scope?: string;
}

/** Objects behind the handles of scripts name their class, so that arguments can be told apart. */
export interface HostObject {
  readonly className: string;
}

/** One method; `'number, string?'` is a list of two parameters, `''` of none. */
export function method<Self>(
  kind: CallKind,
  lists: string | readonly string[],
  run: Run<Self>,
): Method<Self> {
  const texts = typeof lists === 'string' ? [lists] : lists;
  return { kind, run, lists: texts.map((text) => (text === '' ? [] : text.split(', '))) };
}

export interface ClassOptions {
  readonly name: string;
  readonly global?: boolean;
  readonly enums?: Readonly<Record<string, readonly string[]>>;
}

/** What all work on the open file needs. */
const FILE_SCOPE = 'spreadsheets.currentonly';

/** A table of methods of one class; a class may have several tables. */
export function sheetClass<Self extends object>(
  { name, global = false, enums = {} }: ClassOptions,
  methods: Readonly<Record<string, Method<Self>>>,
): ServiceClass<SheetWorld> {
  const path = name === 'SpreadsheetApp' ? name : `SpreadsheetApp.${name}`;
  return {
    name,
    global,
    enums,
    methods: Object.fromEntries(
      Object.entries(methods).map(([key, inner]) => [key, specOf(`${path}.${key}`, inner)]),
    ),
  };
}

const NOTHING = {};

function specOf<Self extends object>(path: string, inner: Method<Self>): MethodSpec<SheetWorld> {
  const { cells } = inner;
  // The door checked that the handle belongs to this class; a global has no object.
  const selfOf = (self: object | null): Self => (self ?? NOTHING) as Self;
  return {
    kind: inner.kind,
    scope: inner.scope ?? FILE_SCOPE,
    ...(cells === undefined ? {} : { cells: (self) => cells(selfOf(self)) }),
    run(context, self, args) {
      if (!inner.lists.some((types) => fits(types, args))) throw signatureError(path, args);
      return inner.run(selfOf(self), args, context);
    },
  };
}

function fits(types: readonly string[], args: readonly unknown[]): boolean {
  return types.length === args.length && types.every((type, at) => isOf(type, args[at]));
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

/** An enumeration member for the script. */
export function member(
  name: string,
  value: string,
): { readonly $enum: string; readonly name: string } {
  return { $enum: name, name: value };
}

/** The name of an enumeration member that came as argument. */
export function nameOf(value: unknown): string {
  return has(value, 'name') ? String(value.name) : '';
}
