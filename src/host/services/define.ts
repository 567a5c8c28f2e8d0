/**
 * How the host's own services are written down: signatures as text, and what each method does.
 * Promises: a call that fits no signature is refused in Google's words.
 */
import type { HostContext, World } from '../world/context';
import type { Pausing } from '../world/pause';
import type { CallKind, MethodSpec, ServiceClass } from '../world/service';
import { fitsOne, type Signature, signatureError, signaturesOf } from './signature';

/** `args` have the types of the signature that fitted. */
export type Run<Self extends object> = (
  self: Self,
  args: readonly unknown[],
  context: HostContext,
) => unknown;

export interface Method<Self extends object> {
  readonly kind: CallKind;
  readonly scope?: string;
  readonly run: Run<Self>;
  /** Whether `run` returns `Pausing` steps instead of the result. */
  readonly pauses?: true;
  /** Accepted parameter lists. */
  readonly signatures: readonly Signature[];
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
  return { kind, run, signatures: signaturesOf(signatures) };
}

/** A method that may have to wait. */
export function pausing<Self extends object>(
  kind: CallKind,
  signatures: string | readonly string[],
  run: (self: Self, args: readonly unknown[], context: HostContext) => Pausing<unknown>,
): Method<Self> {
  return { ...method(kind, signatures, run), pauses: true };
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
    ...(inner.pauses === undefined ? {} : { pauses: inner.pauses }),
    run(context, self, args) {
      if (!fitsOne(inner.signatures, args)) throw signatureError(path, args);
      // A handle's class was checked by the door; the world hands services its own context.
      return inner.run((self ?? NOTHING) as Self, args, context as HostContext);
    },
  };
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
