/**
 * How the host's own services are written down: signatures as text, and what each method does.
 *
 * Promises: a call that fits no signature is refused in Google's words. Signatures are lists of
 * `string`, `number`, `boolean`, `date`, `array`, `object` (anything structured) and `any`.
 */
import type { HostContext, World } from '../world/context';
import { type CallKind, type MethodSpec, ScriptError, type ServiceClass } from '../world/service';

/** `args` have the types of the signature that matched; null may stand for any object or text. */
export type Run<Self extends object> = (
  self: Self,
  args: readonly unknown[],
  context: HostContext,
) => unknown;

export interface Method<Self extends object> {
  readonly kind: CallKind;
  readonly scope?: string;
  readonly run: Run<Self>;
  /** Accepted parameter lists. */
  readonly signatures: readonly (readonly string[])[];
}

export interface ClassOptions {
  readonly name: string;
  readonly global?: boolean;
  readonly enums?: Readonly<Record<string, readonly string[]>>;
  /** How error texts call the class, for example `CacheService.Cache`; default: its name. */
  readonly path?: string;
}

/** One method: `'string, number'` is a list of two, `''` of none; several texts are overloads. */
export function method<Self extends object>(
  kind: CallKind,
  signatures: string | readonly string[],
  run: Run<Self>,
): Method<Self> {
  const lists = typeof signatures === 'string' ? [signatures] : signatures;
  return {
    kind,
    run,
    signatures: lists.map((list) => (list === '' ? [] : list.split(', '))),
  };
}

/** The same method, refused unless the manifest lists a scope and the user has granted it. */
export function scoped<Self extends object>(scope: string, inner: Method<Self>): Method<Self> {
  return { ...inner, scope };
}

/** `Self` is the host object behind a handle of this class; globals have an empty one. */
export function serviceClass<Self extends object>(
  options: ClassOptions,
  methods: Readonly<Record<string, Method<Self>>>,
): ServiceClass<World> {
  const path = options.path ?? options.name;
  return {
    name: options.name,
    global: options.global ?? false,
    enums: options.enums ?? {},
    methods: Object.fromEntries(
      Object.entries(methods).map(([name, inner]) => [name, specOf(`${path}.${name}`, inner)]),
    ),
  };
}

const NOTHING = {};

function specOf<Self extends object>(path: string, inner: Method<Self>): MethodSpec<World> {
  return {
    kind: inner.kind,
    ...(inner.scope === undefined ? {} : { scope: inner.scope }),
    run(context, self, args) {
      if (!inner.signatures.some((types) => fits(types, args))) throw signatureError(path, args);
      // A handle's class was checked by the door; the world hands services its own context.
      return inner.run((self ?? NOTHING) as Self, args, context as HostContext);
    },
  };
}

function fits(types: readonly string[], args: readonly unknown[]): boolean {
  return types.length === args.length && types.every((type, at) => isOf(type, args[at]));
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'any') return true;
  if (value === null) return type !== 'number' && type !== 'boolean';
  if (type === 'array') return Array.isArray(value);
  if (type === 'date') return typeof value === 'object' && '$date' in value;
  return typeof value === type;
}

function signatureError(path: string, args: readonly unknown[]): ScriptError {
  const types = args.map(typeNameOf).join(',');
  return new ScriptError(`The parameters (${types}) don't match the method signature for ${path}.`);
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return value.length === 0 ? '' : `${typeNameOf(value[0])}[]`;
  return typeof value;
}

/** Text of an argument; null is what `String(null)` would not be: nothing. */
export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Name of an enumeration member that came as an argument, or null. */
export function memberOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('$enum' in value)) return null;
  return 'name' in value ? String(value.name) : null;
}
