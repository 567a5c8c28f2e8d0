/**
 * Locks of the world: one holder each. Source: Lock reference.
 * Must not know: how somebody waits for one.
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
  /** Told the name of every lock that becomes free. Returns the function that takes it away. */
  onFreed(listener: (name: string) => void): () => void;
}

export function createLocks(sameObjectOnly: boolean): Locks {
  const held = new Map<string, LockHolder>();
  const listeners = new Set<(name: string) => void>();
  const free = (name: string): void => {
    held.delete(name);
    for (const listener of listeners) listener(name);
  };
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
      if (holds(name, holder)) free(name);
    },
    releaseAll(execution) {
      for (const [name, holder] of held) if (holder.execution === execution) free(name);
    },
    holderOf: (name) => held.get(name)?.execution ?? null,
    onFreed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
