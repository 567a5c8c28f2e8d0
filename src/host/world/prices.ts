/**
 * What each call costs in virtual milliseconds: the one table, with where each figure comes from.
 * `measured`: somebody timed the live service and published it. `guessed`: nobody did.
 */
import type { CallKind } from './service';

interface Price {
  readonly ms: number;
  readonly source: string;
}

export const prices = {
  read: { ms: 80, source: 'guessed; reports of small reads lie between 50 and 300 ms' },
  readPerCell: { ms: 0.0085, source: 'measured: 10 million cells read in 85 s (Apr 2022)' },
  flush: { ms: 50, source: 'guessed' },
  flushPerCell: { ms: 0.022, source: 'measured: 10 million cells written in 220 s (Apr 2022)' },
  queued: { ms: 1, source: 'guessed' },
  propertiesGet: { ms: 30, source: 'measured, undated benchmark' },
  propertiesSet: { ms: 62, source: 'measured, undated benchmark' },
  cacheGet: { ms: 3, source: 'measured, undated benchmark' },
  cacheSet: { ms: 93, source: 'measured, undated benchmark' },
  lock: { ms: 60, source: 'guessed' },
  trigger: { ms: 300, source: 'guessed' },
  fetch: { ms: 400, source: 'guessed; used where the other side says nothing' },
  ui: { ms: 50, source: 'guessed' },
  scriptStart: { ms: 700, source: 'guessed' },
  sidebarRoundTrip: { ms: 1200, source: 'guessed' },
} as const satisfies Record<string, Price>;

/** Price of one call apart from what it waits for, ms. `cells`: how many it reads. */
export function priceOf(kind: CallKind, method: string, cells: number): number {
  const gets = method.startsWith('get');
  switch (kind) {
    case 'read':
      return prices.read.ms + prices.readPerCell.ms * cells;
    case 'write':
      return prices.queued.ms;
    case 'properties':
      return gets ? prices.propertiesGet.ms : prices.propertiesSet.ms;
    case 'cache':
      return gets ? prices.cacheGet.ms : prices.cacheSet.ms;
    case 'lock':
      return prices.lock.ms;
    case 'trigger':
      return prices.trigger.ms;
    case 'ui':
      return prices.ui.ms;
    // Paid where the work is done: fetch by the answer's time, sleep by its length, flush below.
    case 'fetch':
    case 'sleep':
    case 'flush':
    case 'handle':
    case 'local':
      return 0;
  }
}

/** Price of sending queued writes to the file, ms; also paid by a read that forces them out. */
export function priceOfFlush(cells: number): number {
  return prices.flush.ms + prices.flushPerCell.ms * cells;
}
