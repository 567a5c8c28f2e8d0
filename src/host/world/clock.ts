/**
 * The world's one clock. It stands still unless somebody spends time on it.
 * Promises: ms UTC; `advance` never goes back, `set` may (a test of clock jumps).
 */
import { assume } from '../sandbox/assume';

export interface Clock {
  nowMs(): number;
  advance(ms: number): void;
  set(atMs: number): void;
}

export function createClock(startMs: number): Clock {
  let now = startMs;
  return {
    nowMs: () => Math.floor(now),
    advance(ms) {
      assume(ms >= 0, 'time does not run backwards');
      now += ms;
    },
    set(atMs) {
      now = atMs;
    },
  };
}
