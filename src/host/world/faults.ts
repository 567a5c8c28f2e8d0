/**
 * Trouble, planted at calls: errors, delays, deaths, and other people's work in between.
 *
 * Promises: hooks are asked in the order they were added, before the call has any effect. A hook
 * that draws chances must use a seeded source. Must not know: what any service does.
 */
import type { CallKind } from './service';

/** Where a call stands. */
export interface CallSite {
  readonly execution: number;
  readonly functionName: string;
  readonly user: string;
  /** Counts from 1 in its execution. */
  readonly n: number;
  readonly className: string;
  readonly method: string;
  readonly kind: CallKind;
}

export type CallFault =
  /** The call throws an error that the script may catch; `after`: its effect has happened. */
  | { readonly kind: 'throw'; readonly message: string; readonly when: 'before' | 'after' }
  /** The execution dies here; `after`: the effect has happened, the answer never arrives. */
  | { readonly kind: 'kill'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Host code runs to its end first: a user's action, a second execution, a clock jump. */
  | { readonly kind: 'interrupt'; run(): void };

export type CallHook = (site: CallSite) => CallFault | null;

export interface Faults {
  /** Returns the function that takes the hook away again. */
  add(hook: CallHook): () => void;
  at(site: CallSite): readonly CallFault[];
}

export function createFaults(): Faults {
  const hooks = new Set<CallHook>();
  return {
    add(hook) {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    at: (site) => [...hooks].map((hook) => hook(site)).filter((fault) => fault !== null),
  };
}

/** A fault at call `n` of one execution, or of any execution whose number is not given. */
export function faultAt(where: { n: number; execution?: number }, fault: CallFault): CallHook {
  return (site) =>
    site.n === where.n && (where.execution ?? site.execution) === site.execution ? fault : null;
}

/** A fault at the first `times` calls of a method, for example `Range.setValues`; default all. */
export function faultOn(
  call: string,
  fault: CallFault,
  times = Number.POSITIVE_INFINITY,
): CallHook {
  let left = times;
  return (site) => {
    if (`${site.className}.${site.method}` !== call || left <= 0) return null;
    left -= 1;
    return fault;
  };
}
