/**
 * Caches: script, document, and one per user. Source: Cache reference; limits and eviction as
 * measured by Justin Poehnelt (beyond 1,000 items the oldest tenth goes).
 */
import type { HostDoubts } from './doubts';
import { ScriptError } from './service';

const KEY_CHARACTERS_MAX = 250;
const VALUE_BYTES_MAX = 100 * 1024;
const ITEMS_MAX = 1000;
const ITEMS_AFTER_EVICTION = 900;
export const CACHE_SECONDS_DEFAULT = 600;
const SECONDS_MAX = 21_600;

export interface Cache {
  get(key: string): string | null;
  /** Throws `ScriptError` for a key or value beyond the limits. */
  put(key: string, value: string, seconds: number): void;
  remove(key: string): void;
  /** Drops everything, as Google may at any time. */
  evict(): void;
}

/** The caches of the world by name: `script`, `document`, or `user:` and an address. */
export interface Caches {
  of(name: string): Cache;
  evictAll(): void;
}

export function createCaches(doubts: HostDoubts, nowMs: () => number): Caches {
  const caches = new Map<string, Cache>();
  return {
    of(name) {
      const known = caches.get(name);
      if (known !== undefined) return known;
      const made = createCache(doubts, nowMs);
      caches.set(name, made);
      return made;
    },
    evictAll: () => {
      for (const cache of caches.values()) cache.evict();
    },
  };
}

function createCache(doubts: HostDoubts, nowMs: () => number): Cache {
  const items = new Map<string, { readonly value: string; readonly untilMs: number }>();
  return {
    get(key) {
      const item = items.get(checkedKey(key));
      return item !== undefined && nowMs() < item.untilMs ? item.value : null;
    },
    put(key, value, seconds) {
      checkedKey(key);
      if (Buffer.byteLength(value) > VALUE_BYTES_MAX) {
        throw new ScriptError('Argument too large: value');
      }
      if (!(seconds >= 1)) throw new ScriptError('Invalid argument: expirationInSeconds');
      if (doubts.cacheKeeps === 'nothing') return;
      items.delete(key);
      items.set(key, { value, untilMs: nowMs() + Math.min(seconds, SECONDS_MAX) * 1000 });
      if (items.size > ITEMS_MAX) dropOldest(items);
    },
    remove: (key) => {
      items.delete(checkedKey(key));
    },
    evict: () => items.clear(),
  };
}

function checkedKey(key: string): string {
  if (key === '') throw new ScriptError('Invalid argument: key');
  if (key.length > KEY_CHARACTERS_MAX) throw new ScriptError('Argument too large: key');
  return key;
}

/** A Map keeps the order of insertion, so the first keys are the oldest. */
function dropOldest(items: Map<string, unknown>): void {
  for (const key of items.keys()) {
    if (items.size <= ITEMS_AFTER_EVICTION) return;
    items.delete(key);
  }
}
