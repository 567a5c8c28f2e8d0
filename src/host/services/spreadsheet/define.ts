/**
 * How the classes of the Spreadsheet service are written down: parameter lists as text, and what each
 * method does with arguments that fit one of them.
 *
 * Promises: a call that fits no list is refused in Google's words.
 */
import type { CallContext, CallKind, MethodSpec, ServiceClass } from '../../world/service';
import { fitsOne, type Signature, signatureError, signaturesOf } from '../signature';
import type { SheetWorld } from './sheet-world';

export type SheetContext = CallContext<SheetWorld>;

/** `args` have the types of the list that fitted. */
export type Run<Self> = (self: Self, args: readonly unknown[], context: SheetContext) => unknown;

export interface Method<Self> {
  readonly kind: CallKind;
  readonly signatures: readonly Signature[];
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
  return { kind, run, signatures: signaturesOf(lists) };
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
      if (!fitsOne(inner.signatures, args)) throw signatureError(path, args);
      return inner.run(selfOf(self), args, context);
    },
  };
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
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}
