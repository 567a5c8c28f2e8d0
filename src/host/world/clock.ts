/**
 * The world's one clock. It stands still unless somebody spends time on it.
 * Promises: ms UTC; `advance` never goes back, `set` may (a test of clock jumps).
 */
import { assume } from '../sandbox/assume';

export interface Clock {
  /** True when time passes by itself, so that nothing has a price and waits are real. */
  readonly isLive: boolean;
  nowMs(): number;
  /** Lets time pass; without effect on a live clock. */
  advance(ms: number): void;
  set(atMs: number): void;
  /** Resolves once the clock shows a moment, whoever moves it, or the signal is aborted. */
  reached(atMs: number, signal?: AbortSignal): Promise<void>;
}

interface Waiter {
  readonly atMs: number;
  wake(): void;
}

export function createClock(startMs: number): Clock {
  const waiters = new Set<Waiter>();
  let now = startMs;
  const moveTo = (atMs: number): void => {
    now = atMs;
    for (const waiter of waiters) if (waiter.atMs <= now) waiter.wake();
  };
  return {
    isLive: false,
    nowMs: () => Math.floor(now),
    advance(ms) {
      assume(ms >= 0, 'time does not run backwards');
      moveTo(now + ms);
    },
    set: moveTo,
    reached: (atMs, signal) =>
      new Promise((resolve) => {
        const waiter = {
          atMs,
          wake() {
            waiters.delete(waiter);
            signal?.removeEventListener('abort', waiter.wake);
            resolve();
          },
        };
        waiters.add(waiter);
        signal?.addEventListener('abort', waiter.wake);
        if (atMs <= now || signal?.aborted) waiter.wake();
      }),
  };
}
