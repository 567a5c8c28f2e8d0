/**
 * Remembers across executions when requests were sent: limits are counted per key, and every
 * execution starts without memory. Kept in the user's cache, which may forget; that is only rude.
 */
import type { ProviderId } from '../../core/model';
import type { PaceMemory, PaceStore } from '../../crm/http/ports';
import type { CacheShelf } from './cache-shelf';

export function paceKey(provider: ProviderId): string {
  return `pace.${provider}`;
}

/** The shelf has to be one with `paceKey(provider)`. */
export function paceCache(provider: ProviderId, shelf: CacheShelf): PaceStore {
  const key = paceKey(provider);
  return {
    load: () => {
      const text = shelf.get(key);
      return text === null ? null : (JSON.parse(text) as PaceMemory);
    },
    save: (memory) => shelf.put(key, JSON.stringify(memory)),
  };
}
