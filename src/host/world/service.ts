/**
 * How an emulated Apps Script service is declared.
 *
 * A service class is a table of methods. The script's realm holds thin proxies; each call crosses
 * to the host as `Wire` data and ends in exactly one `MethodSpec.run`. Nothing else of the host can
 * be reached from a script, so calls can be counted, priced, delayed, refused and killed in one place.
 */

export type { DateBox, EnumBox, HandleBox, OpaqueBox, Wire } from '../realm/wire';

/**
 * How a call is counted (design: measures). `read`, `flush`, `properties`, `cache`, `lock`,
 * `trigger`, `fetch`, `sleep` block; `write` is queued; `handle` and `local` are free.
 */
export type CallKind =
  | 'read'
  | 'flush'
  | 'properties'
  | 'cache'
  | 'lock'
  | 'trigger'
  | 'fetch'
  | 'sleep'
  | 'ui'
  | 'write'
  | 'handle'
  | 'local';

/** A host object that scripts hold by handle: created by `CallContext.handle`. */
export interface HandleRef {
  readonly className: string;
  readonly target: object;
}

/**
 * Grid writes of one execution that Apps Script has bundled but not yet sent. They take effect at
 * the next read of the file, at `flush()`, or when the execution ends; errors surface there.
 */
export interface PendingWrites {
  /** `cells` is for the price of the flush. */
  add(cells: number, apply: () => void): void;
  /** Applies everything in order. The first `ScriptError` ends it and drops the rest. */
  apply(): void;
}

/** What a method may use. The world adds what services of their own need by narrowing `world`. */
export interface CallContext<W = unknown> {
  readonly world: W;
  /** E-mail of the user whose rights the execution has. */
  readonly user: string;
  readonly pending: PendingWrites;
  /** Wraps a host object so that the script receives an object of that class. */
  handle(className: string, target: object): HandleRef;
}

export interface MethodSpec<W = unknown> {
  readonly kind: CallKind;
  /** OAuth scope (short name) that the manifest must list, checked before `run`. */
  readonly scope?: string;
  /** True for a method that may have to wait: `run` returns `Pausing` steps instead of the result. */
  readonly pauses?: true;
  /** Number of cells the call touches, for the price table. */
  cells?(self: object | null, args: readonly unknown[]): number;
  /**
   * Does the work. `args` are decoded: DateBox and EnumBox stay boxed, handles are the host objects.
   * Throws `ScriptError` for what Apps Script would throw.
   */
  run(context: CallContext<W>, self: object | null, args: readonly unknown[]): unknown;
}

export interface ServiceClass<W = unknown> {
  readonly name: string;
  /** Present when the class is a global of the script, for example `SpreadsheetApp`. */
  readonly global?: boolean;
  readonly enums?: Readonly<Record<string, readonly string[]>>;
  readonly methods: Readonly<Record<string, MethodSpec<W>>>;
}

/** An error that the script sees, with Apps Script's own text. Recognised by `tag`, not by class. */
export class ScriptError extends Error {
  readonly tag = 'ScriptError';
}
