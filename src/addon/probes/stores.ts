/** Probes: properties, cache and locks. Keys have a prefix of their own and are removed again. */
import type { Lab } from './lab';
import { ACCEPTED, NO, type Probe, REFUSED, YES } from './probe';
import { refusal, yesNo } from './reading';
import { COMMUNITY, DISPUTED, LIMITS, LIVE, STORES, TESTED, UNSTATED } from './sources';

const KEY = 'platform.probe';
const KB = 1024;

interface Stored {
  readonly missing: string;
  readonly kept: string;
  readonly all: string;
  readonly others: string;
  readonly nineKb: string;
  readonly tooLong: string;
  readonly number: string;
  readonly emptyKey: string;
}

const TEXT = 'é 漢 😀\n';

/** All experiments with document properties, under one key and a second one. */
function stored(_lab: Lab): Stored {
  const store = PropertiesService.getDocumentProperties();
  const second = `${KEY}.2`;
  try {
    const missing = String(store.getProperty(KEY));
    store.setProperty(KEY, TEXT);
    const kept = yesNo(store.getProperty(KEY) === TEXT);
    store.setProperties({ [second]: '1' });
    const all = store.getProperties();
    const nineKb = refusal(() => store.setProperty(KEY, 'x'.repeat(9 * KB)));
    const tooLong = refusal(() => store.setProperty(KEY, 'x'.repeat(9 * KB + 1)));
    store.setProperty(KEY, 5 as unknown as string);
    return {
      missing,
      kept,
      all: yesNo(all[second] === '1'),
      others: yesNo(all[KEY] === TEXT),
      nineKb,
      tooLong: tooLong === 'accepted' ? tooLong : 'refused',
      number: String(store.getProperty(KEY)),
      emptyKey: refusal(() => store.setProperty('', 'x'), 'must not be null or empty'),
    };
  } finally {
    store.deleteProperty(KEY);
    store.deleteProperty(second);
  }
}

export const propertyProbes: readonly Probe[] = [
  {
    id: 'properties.missing',
    fact: 'A missing property is null.',
    source: STORES,
    readings: ['null'],
    run: (lab) => lab.once(stored).missing,
  },
  {
    id: 'properties.text',
    fact: 'A property keeps any text, also beyond the basic plane.',
    source: COMMUNITY,
    readings: YES,
    run: (lab) => lab.once(stored).kept,
  },
  {
    id: 'properties.nine-kilobytes',
    fact: 'A value of 9 KB is taken.',
    source: LIMITS,
    readings: ACCEPTED,
    run: (lab) => lab.once(stored).nineKb,
  },
  {
    id: 'properties.over-nine-kilobytes',
    fact: 'A longer value is refused.',
    source: DISPUTED,
    readings: REFUSED,
    run: (lab) => lab.once(stored).tooLong,
  },
];

interface Cached {
  readonly missing: string;
  readonly kept: string;
  readonly removed: string;
  readonly longest: string;
  readonly tooLong: string;
  readonly longKey: string;
  readonly emptyKey: string;
}

function cached(_lab: Lab): Cached {
  const cache = CacheService.getDocumentCache() ?? CacheService.getUserCache();
  try {
    const missing = String(cache.get(KEY));
    cache.put(KEY, TEXT, 60);
    const kept = cache.get(KEY) === TEXT ? 'kept' : 'lost';
    cache.remove(KEY);
    return {
      missing,
      kept,
      removed: String(cache.get(KEY)),
      longest: refusal(() => cache.put(KEY, 'x'.repeat(100 * KB), 60)),
      tooLong: refusal(() => cache.put(KEY, 'x'.repeat(100 * KB + 1), 60), 'too large: value'),
      longKey: refusal(() => cache.put('k'.repeat(251), 'x', 60), 'too large: key'),
      emptyKey: refusal(() => cache.put('', 'x', 60), 'Invalid argument: key'),
    };
  } finally {
    cache.remove(KEY);
  }
}

export const cacheProbes: readonly Probe[] = [
  {
    id: 'cache.missing',
    fact: 'A missing cache entry is null.',
    source: TESTED,
    readings: ['null'],
    run: (lab) => lab.once(cached).missing,
  },
  {
    id: 'cache.keeps',
    fact: 'A cache entry is there for a later read.',
    source: UNSTATED,
    readings: ['kept', 'lost'],
    run: (lab) => lab.once(cached).kept,
  },
  {
    id: 'cache.too-long-value',
    fact: 'A longer value is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: (lab) => lab.once(cached).tooLong,
  },
];

/** The document lock is free to anyone else again within a second. */
function locked(_lab: Lab): Readonly<Record<string, string>> {
  const lock = LockService.getDocumentLock();
  const second = LockService.getDocumentLock();
  if (!lock || !second) return {};
  const first = yesNo(lock.tryLock(0));
  try {
    return {
      first,
      again: yesNo(lock.tryLock(0)),
      second: yesNo(second.tryLock(0)),
      has: yesNo(lock.hasLock()),
    };
  } finally {
    lock.releaseLock();
  }
}

const ofLock = (name: string) => (lab: Lab) => lab.once(locked)[name] ?? 'no document lock';

export const lockProbes: readonly Probe[] = [
  {
    id: 'lock.without-wait',
    fact: 'A free lock is got without any wait.',
    source: TESTED,
    readings: YES,
    run: ofLock('first'),
  },
  {
    id: 'lock.again',
    fact: 'Asking again for a lock one holds gives true.',
    source: STORES,
    readings: YES,
    run: ofLock('again'),
  },
  {
    id: 'lock.second-object',
    fact: 'A second Lock object of the same execution gets the lock, too.',
    source: UNSTATED,
    readings: YES,
    run: ofLock('second'),
  },
  {
    id: 'lock.released',
    fact: 'hasLock is false after the release, and releasing twice does no harm.',
    source: STORES,
    readings: NO,
    run: () => {
      const lock = LockService.getUserLock();
      lock.tryLock(0);
      lock.releaseLock();
      lock.releaseLock();
      return yesNo(lock.hasLock());
    },
  },
];
