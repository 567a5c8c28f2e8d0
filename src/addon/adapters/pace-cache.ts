/**
 * Remembers across executions when requests were sent: limits are counted per key, and every
 * execution starts without memory. Kept in the user's cache, which may forget; that is only rude.
 */
import type { ProviderId } from '../../core/model';
import type { PaceMemory, PaceStore } from '../../crm/http/ports';

/** Longer than any limit's window. */
const KEEP_SECONDS = 3_600;

export function paceCache(provider: ProviderId): PaceStore {
  const cache = CacheService.getUserCache();
  const key = `pace.${provider}`;
  return {
    load: () => {
      const text = cache.get(key);
      return text === null ? null : (JSON.parse(text) as PaceMemory);
    },
    save: (memory) => {
      cache.put(key, JSON.stringify(memory), KEEP_SECONDS);
    },
  };
}
