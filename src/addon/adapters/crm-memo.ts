/**
 * What was learned of a CRM lately, in the user's cache: it may forget at any time, and a memo that is
 * too large for it (100 KB a value, CacheService reference) is simply not kept.
 */
import type { CrmMemo, Memo } from '../../core/push/push-ports';

const KEEP_SECONDS = 3_600;
const LENGTH_MAX = 90_000;

/** `name` tells apart what different tabs and pipelines need. */
export function crmMemo(name: string): Memo {
  const cache = CacheService.getUserCache();
  const key = `memo.${name}`;
  return {
    load: () => {
      const text = cache.get(key);
      return text === null ? null : (JSON.parse(text) as CrmMemo);
    },
    save: (memo) => {
      const text = JSON.stringify(memo);
      if (text.length <= LENGTH_MAX) cache.put(key, text, KEEP_SECONDS);
    },
  };
}
