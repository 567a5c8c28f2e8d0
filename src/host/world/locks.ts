/**
 * Locks of the world: one holder each. Source: Lock reference.
 *
 * In this world the holder cannot move while somebody else waits (a second execution runs nested in
 * the first), so a wait is spent on the clock and then fails.
 */

/** Who holds a lock: an execution, and which of its Lock objects took it. */
export interface LockHolder {
  readonly execution: number;
  readonly object: object;
}

export interface Locks {
  /** True when the lock is now, or was already, with this holder. */
  take(name: string, holder: LockHolder): boolean;
  holds(name: string, holder: LockHolder): boolean;
  release(name: string, holder: LockHolder): void;
  /** At the end of an execution, and when it shows an alert or a prompt. */
  releaseAll(execution: number): void;
  /** Number of the execution that holds a lock, or null. */
  holderOf(name: string): number | null;
}

export function createLocks(sameObjectOnly: boolean): Locks {
  const held = new Map<string, LockHolder>();
  const holds = (name: string, { execution, object }: LockHolder): boolean => {
    const holder = held.get(name);
    if (holder?.execution !== execution) return false;
    return !sameObjectOnly || holder.object === object;
  };
  return {
    take(name, holder) {
      if (held.has(name)) return holds(name, holder);
      held.set(name, holder);
      return true;
    },
    holds,
    release(name, holder) {
      if (holds(name, holder)) held.delete(name);
    },
    releaseAll(execution) {
      for (const [name, holder] of held) if (holder.execution === execution) held.delete(name);
    },
    holderOf: (name) => held.get(name)?.execution ?? null,
  };
}
