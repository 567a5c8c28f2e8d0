/**
 * The sliding window: never more than `requestsMax` requests in any stretch of `windowMs`.
 *
 * Promises: pure arithmetic over ascending moments in ms UTC. Must not know: who sends, who waits.
 */
import { assert, must } from '../../core/assert';
import type { Pace } from '../../core/connector';

/** The moments that still count at `nowMs`; those ahead of the clock count as just now. */
export function withinWindow(sentMs: readonly number[], pace: Pace, nowMs: number): number[] {
  return sentMs
    .filter((at) => Number.isFinite(at) && at > nowMs - pace.windowMs)
    .map((at) => Math.min(at, nowMs))
    .sort((a, b) => a - b);
}

/** How many requests may be sent at `nowMs`. */
export function freeSlots(sentMs: readonly number[], pace: Pace, nowMs: number): number {
  return Math.max(0, pace.requestsMax - withinWindow(sentMs, pace, nowMs).length);
}

/**
 * The first moment at which `slots` requests may be sent together; 0 when there never was a bar.
 * `sentMs` ascending, `slots` from 1 to `requestsMax`.
 */
export function slotsFreeAtMs(sentMs: readonly number[], pace: Pace, slots: number): number {
  assert(slots >= 1 && slots <= pace.requestsMax, 'slots asked for fit into one window');
  const last = sentMs.length - pace.requestsMax + slots - 1;
  if (last < 0) return 0;
  return must(sentMs[last], 'an index below the length holds a moment') + pace.windowMs;
}
