/**
 * A clock on which time passes by itself, and faster for whoever waits: a long wait takes a moment,
 * and the clock jumps over the rest. For the workbench, which lives on a live clock.
 */
import { assume } from '../../src/host/sandbox/assume';
import type { Clock } from '../../src/host/world/clock';

export interface HurriedClock extends Clock {
  /** Longer waits are cut to so many ms from now on. */
  setPatience(ms: number): void;
  jump(ms: number): void;
}

const PATIENCE_MS = 200;

export function createHurriedClock(): HurriedClock {
  let jumpedMs = 0;
  let patienceMs = PATIENCE_MS;
  const nowMs = (): number => Date.now() + jumpedMs;
  return {
    isLive: true,
    nowMs,
    advance: () => undefined,
    set: () => assume(false, 'a hurried clock is not set'),
    jump(ms) {
      jumpedMs += ms;
    },
    setPatience(ms) {
      patienceMs = ms;
    },
    reached: (atMs, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const arrive = (): void => {
          jumpedMs += Math.max(0, atMs - nowMs());
          wake();
        };
        const timer = setTimeout(arrive, Math.min(atMs - nowMs(), patienceMs));
        signal?.addEventListener('abort', wake);
        if (signal?.aborted) wake();
      }),
  };
}
