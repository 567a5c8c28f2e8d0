/**
 * Some texts in the user's cache that one execution reads together and writes together, since every
 * call of the cache blocks. The cache may forget at any time (CacheService reference).
 *
 * Must not know: what the texts mean.
 */

export interface CacheShelf {
  /** All texts of the shelf come with the first question: one blocking call. */
  get(key: string): string | null;
  /** Goes along with the next `put`, or with `close`. */
  keep(key: string, text: string): void;
  /** One blocking call. */
  put(key: string, text: string): void;
  /** Writes what is still to be kept: one blocking call at most. */
  close(): void;
}

/** Longer than any limit's window, and how long a catalogue serves. */
const KEEP_SECONDS = 3_600;

/** `keys`: of all texts that will be asked for. */
export function cacheShelf(keys: readonly string[]): CacheShelf {
  const cache = CacheService.getUserCache();
  let texts: Record<string, string> | null = null;
  let waiting: Record<string, string> = {};
  const load = (): Record<string, string> => {
    texts ??= { ...(cache.getAll([...keys]) as Readonly<Record<string, string>>), ...waiting };
    return texts;
  };
  const keep = (key: string, text: string) => {
    waiting[key] = text;
    if (texts) texts[key] = text;
  };
  const write = () => {
    cache.putAll(waiting, KEEP_SECONDS);
    waiting = {};
  };
  return {
    get: (key) => load()[key] ?? null,
    keep,
    put: (key, text) => {
      keep(key, text);
      write();
    },
    close: () => {
      if (Object.keys(waiting).length > 0) write();
    },
  };
}
