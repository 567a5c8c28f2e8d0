/**
 * How far the reading of a list is, in the user's cache, where the page that waits for it looks, and
 * the page's word to stop, the other way. The page names the refresh, so that nothing is mistaken for an
 * earlier one's.
 *
 * Promises: a short list costs no call; a long one a put and a get (about 93 and 3 ms at Google) for
 * each few seconds. What the cache forgets is only not shown, or stopped a little later. Must not
 * know: what is read.
 */
import type { ReadingWatch, Sight } from '../../core/pull/pull-ports';

/** A run tells so often at most. */
const EVERY_MS = 5_000;

/** Longer than any execution. */
const KEEP_SECONDS = 600;

interface Told extends Sight {
  readonly atMs: number;
  /** All is read, and nothing can be stopped any more. */
  readonly isWhole: boolean;
}

export type ToldSight = Omit<Told, 'atMs'>;

export interface CachedWatch extends ReadingWatch {
  /** To be asked at other times than `onPages`: one blocking call. */
  isStopped(): boolean;
}

function sightKey(watch: string): string {
  return `reading.${watch}`;
}

function stopKey(watch: string): string {
  return `stop.${watch}`;
}

/** The side of the refresh. */
export function readingCache(watch: string): CachedWatch {
  const cache = CacheService.getUserCache();
  let lastMs: number | null = null;
  let latest: Sight | null = null;
  let told = false;
  let stopped = false;

  function tell(sight: Sight, isWhole: boolean): void {
    const entry: Told = { ...sight, isWhole, atMs: Date.now() };
    cache.put(sightKey(watch), JSON.stringify(entry), KEEP_SECONDS);
    told = true;
  }

  function isStopped(): boolean {
    stopped = stopped || cache.get(stopKey(watch)) !== null;
    return stopped;
  }

  function onPages(sight: Sight): 'go on' | 'stop' {
    const nowMs = Date.now();
    lastMs ??= nowMs;
    latest = sight;
    if (!stopped && nowMs - lastMs >= EVERY_MS) {
      lastMs = nowMs;
      tell(sight, false);
      isStopped();
    }
    return stopped ? 'stop' : 'go on';
  }

  function onWhole(): 'go on' | 'stop' {
    // In a short time nothing was told, and nobody could think of stopping it.
    const isLong = told || (lastMs !== null && Date.now() - lastMs >= EVERY_MS);
    if (isLong && isStopped()) return 'stop';
    if (isLong && latest !== null) tell({ ...latest, leftMs: null }, true);
    return stopped ? 'stop' : 'go on';
  }

  return { onPages, onWhole, isStopped };
}

/** The page's side: what was told last, as it is now; null before anything was. */
export function readSight(watch: string): ToldSight | null {
  const text = CacheService.getUserCache().get(sightKey(watch));
  if (text === null) return null;
  const { atMs, leftMs, ...told } = JSON.parse(text) as Told;
  return { ...told, leftMs: leftMs === null ? null : Math.max(0, leftMs - (Date.now() - atMs)) };
}

/** The page's word to stop. */
export function stopReading(watch: string): void {
  CacheService.getUserCache().put(stopKey(watch), 'stop', KEEP_SECONDS);
}
