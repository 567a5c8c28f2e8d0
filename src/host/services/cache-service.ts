/** CacheService. Source: Cache reference. */
import { CACHE_SECONDS_DEFAULT, type Cache } from '../world/caches';
import type { HostContext } from '../world/context';
import { method, serviceClass, textOf } from './define';

const globalCache = (nameOf: (context: HostContext) => string) =>
  method('handle', '', (_self, _args, context) =>
    context.handle('Cache', context.world.caches.of(nameOf(context))),
  );

function cached(value: unknown): string {
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}

function seconds(value: unknown): number {
  return typeof value === 'number' ? value : CACHE_SECONDS_DEFAULT;
}

export const cacheServices = [
  serviceClass(
    { name: 'CacheService', global: true },
    {
      getScriptCache: globalCache(() => 'script'),
      getDocumentCache: globalCache(() => 'document'),
      getUserCache: globalCache(({ user }) => `user:${user}`),
    },
  ),
  serviceClass<Cache>(
    { name: 'Cache', path: 'CacheService.Cache' },
    {
      get: method('cache', 'string?', (cache, [key]) => cache.get(textOf(key))),
      getAll: method('cache', 'array', (cache, [keys]) => {
        const found = (keys as readonly unknown[])
          .map((key) => [textOf(key), cache.get(textOf(key))] as const)
          .filter(([, value]) => value !== null);
        return Object.fromEntries(found);
      }),
      put: method('cache', ['string?, any', 'string?, any, number'], (cache, [key, value, ttl]) => {
        cache.put(textOf(key), cached(value), seconds(ttl));
      }),
      putAll: method('cache', ['object', 'object, number'], (cache, [values, ttl]) => {
        for (const [key, value] of Object.entries((values ?? {}) as Record<string, unknown>)) {
          cache.put(key, cached(value), seconds(ttl));
        }
      }),
      remove: method('cache', 'string?', (cache, [key]) => cache.remove(textOf(key))),
      removeAll: method('cache', 'array', (cache, [keys]) => {
        for (const key of keys as readonly unknown[]) cache.remove(textOf(key));
      }),
    },
  ),
];
