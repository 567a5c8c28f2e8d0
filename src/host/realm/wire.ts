/**
 * What passes between a script's realm and the host: plain data, described once for both sides.
 *
 * Promises: nothing here needs a shared realm, so the same messages can pass between threads.
 * Must not know: any service, the world.
 */

/**
 * What crosses between the script's realm and the host. `undefined` crosses as null. A key of a
 * plain object that begins with `$` gets a second one on its way, so data never looks like a box.
 */
export type Wire =
  | null
  | boolean
  | number
  | string
  | DateBox
  | HandleBox
  | EnumBox
  | OpaqueBox
  | readonly Wire[]
  | { readonly [key: string]: Wire };

/** A Date: ms UTC, NaN when invalid. Boxed, since a Date of one realm is no Date in the other. */
export interface DateBox {
  readonly $date: number;
}

/** An object of a service class; the host keeps the real thing under this number. */
export interface HandleBox {
  readonly $class: string;
  readonly $handle: number;
}

/** A member of an Apps Script enumeration, for example `{ $enum: 'AuthMode', name: 'NONE' }`. */
export interface EnumBox {
  readonly $enum: string;
  readonly name: string;
}

/** Something that Apps Script cannot take (function, symbol, bigint, class instance); kind is for messages. */
export interface OpaqueBox {
  readonly $opaque: string;
}

/** How a call ended. `dead`: the execution is over; nothing of it has an effect any more. */
export type Reply =
  | { readonly kind: 'value'; readonly value: Wire }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'dead' };

/** An error as text, for whoever does not share its realm. */
export interface ErrorText {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** How a function of the script ended. `pending`: it returned a promise that never settled. */
export type RealmOutcome =
  | { readonly kind: 'value'; readonly value: Wire }
  | { readonly kind: 'threw'; readonly error: ErrorText }
  | { readonly kind: 'pending' };

/** Names of one service class; the realm makes thin objects from them. */
export interface ClassManifest {
  readonly name: string;
  /** True when the class is a global of the script, for example `SpreadsheetApp`. */
  readonly global: boolean;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/** All that a realm gets from outside. */
export interface RealmHost {
  readonly classes: readonly ClassManifest[];
  /** IANA name of the script's time zone. */
  readonly zone: string;
  /** The one door. `handle` is null for a global such as `SpreadsheetApp`. Never throws. */
  call(className: string, method: string, handle: number | null, args: readonly Wire[]): Reply;
  /** ms UTC. */
  nowMs(): number;
  /** In [0, 1). */
  random(): number;
  /** Minutes that the script's zone is ahead of UTC at a moment. */
  offsetMinutes(atMs: number): number;
  /** The zone's long English name at a moment, as `Date.toString` prints it. */
  zoneName(atMs: number): string;
  /** Compiles a function body in the script's realm; serves HTML templates only. */
  compile(body: string, parameters: readonly string[]): (...values: unknown[]) => unknown;
}

/** What the host may do with a realm once it is furnished. */
export interface RealmPort {
  /** Runs host code, for example the evaluation of a file; what it threw, or null. */
  attempt(step: () => unknown): ErrorText | null;
  /** Calls a function of the script. Ask `outcome` after the microtasks are drained. */
  call(target: unknown, self: unknown, args: readonly Wire[]): void;
  outcome(): RealmOutcome;
  /** Handles rejected promises, so that `reasons` tells why once the microtasks are drained. */
  collect(rejected: readonly Promise<unknown>[]): void;
  reasons(): readonly ErrorText[];
}
