/**
 * A clock that can be put ahead of another one: an hour passes for the whole world at once.
 * Must not know: who waits for what to happen then.
 */
import { assume } from '../sandbox/assume';
import type { Clock } from '../world/clock';

export interface AheadClock extends Clock {
  /** How far it is ahead, ms. */
  aheadMs(): number;
  /** Puts it ahead by so many ms more. What waits for a moment that has passed then waits no longer. */
  jump(ms: number): void;
}

export function createAheadClock(base: Clock, aheadMs: number): AheadClock {
  let ahead = aheadMs;
  let jumped = new AbortController();
  const nowMs = (): number => base.nowMs() + ahead;
  return {
    ...base,
    nowMs,
    aheadMs: () => ahead,
    jump(ms) {
      assume(ms >= 0, 'time does not run backwards');
      ahead += ms;
      jumped.abort();
      jumped = new AbortController();
    },
    set: (atMs) => base.set(atMs - ahead),
    async reached(atMs, signal) {
      while (nowMs() < atMs && signal?.aborted !== true) {
        const either = signal ? AbortSignal.any([signal, jumped.signal]) : jumped.signal;
        await base.reached(atMs - ahead, either);
      }
    },
  };
}
