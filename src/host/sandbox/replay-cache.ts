/** Answers kept under an idempotency key for a limited time. Knows no CRM. */

export interface Kept<T> {
  /** The body of the request that was executed. */
  readonly body: string;
  readonly answer: T;
}

export interface ReplayCache<T> {
  /** What was kept in `slot` (credential, method, path and idempotency key) and is not too old. */
  find(slot: string, nowMs: number): Kept<T> | null;
  keep(slot: string, nowMs: number, kept: Kept<T>): void;
}

export function createReplayCache<T>(lifetimeMs: number): ReplayCache<T> {
  const slots = new Map<string, Kept<T> & { readonly untilMs: number }>();
  return {
    find: (slot, nowMs) => {
      const kept = slots.get(slot);
      return kept !== undefined && nowMs < kept.untilMs ? kept : null;
    },
    keep: (slot, nowMs, kept) => {
      slots.set(slot, { ...kept, untilMs: nowMs + lifetimeMs });
    },
  };
}
