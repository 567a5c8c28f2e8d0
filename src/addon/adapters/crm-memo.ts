/**
 * What was learned of a CRM lately, in the user's cache: it may forget at any time, and a memo that is
 * too large for it (100 KB a value, CacheService reference) is simply not kept.
 */
import type { CrmMemo, Memo } from '../../core/crm-memo';
import type { Link } from '../../core/model';
import { type CacheShelf, cacheShelf } from './cache-shelf';

const LENGTH_MAX = 90_000;

/** Where the memo of a linked tab stands: tabs and pipelines need different things. */
export function memoKey({ provider, scope, tabId }: Link): string {
  return `memo.${provider}.${scope.pipeline.id}.${tabId}`;
}

/** One blocking call. */
export function keepMemo(link: Link, memo: CrmMemo): void {
  const key = memoKey(link);
  const shelf = cacheShelf([key]);
  crmMemo(shelf, key).save(memo);
  shelf.close();
}

/** `key`: one of the shelf's. */
export function crmMemo(shelf: CacheShelf, key: string): Memo {
  return {
    load: () => {
      const text = shelf.get(key);
      return text === null ? null : (JSON.parse(text) as CrmMemo);
    },
    save: (memo) => {
      const text = JSON.stringify(memo);
      if (text.length <= LENGTH_MAX) shelf.keep(key, text);
    },
  };
}
