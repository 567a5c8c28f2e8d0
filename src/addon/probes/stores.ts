/** Probes: properties, cache and locks. Keys have a prefix of their own and are removed again. */
import type { Lab } from './lab';
import type { Probe } from './probe';
import { refusal, yesNo } from './reading';

const PROPERTIES = 'Apps Script reference, Properties';
const CACHE = 'Apps Script reference, Cache';
const LOCK = 'Apps Script reference, Lock';
const TESTED = 'live-checked tests of an open-source emulator';
const UNSTATED = 'not stated';
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
    source: PROPERTIES,
    confidence: 'documented',
    readings: ['null'],
    run: (lab) => lab.once(stored).missing,
  },
  {
    id: 'properties.text',
    fact: 'A property keeps any text, also beyond the basic plane.',
    source: PROPERTIES,
    confidence: 'claimed',
    readings: ['yes', 'no'],
    run: (lab) => lab.once(stored).kept,
  },
  {
    id: 'properties.read-own-write',
    fact: 'A property is seen by the same execution at once.',
    source: PROPERTIES,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: (lab) => lab.once(stored).all,
  },
  {
    id: 'properties.others-stay',
    fact: 'Setting several properties keeps the others.',
    source: PROPERTIES,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: (lab) => lab.once(stored).others,
  },
  {
    id: 'properties.nine-kilobytes',
    fact: 'A value of 9 KB is taken.',
    source: 'Apps Script quotas',
    confidence: 'documented',
    readings: ['accepted', 'refused'],
    run: (lab) => lab.once(stored).nineKb,
  },
  {
    id: 'properties.over-nine-kilobytes',
    fact: 'A longer value is refused.',
    source: 'Apps Script quotas; not enforced in a measurement of 2023',
    confidence: 'open',
    readings: ['refused', 'accepted'],
    run: (lab) => lab.once(stored).tooLong,
  },
  {
    id: 'properties.number',
    fact: 'A number is stored as its text.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['5', '5.0'],
    run: (lab) => lab.once(stored).number,
  },
  {
    id: 'properties.empty-key',
    fact: 'An empty key is refused in known words.',
    source: 'measured in 2023',
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: (lab) => lab.once(stored).emptyKey,
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
    confidence: 'measured',
    readings: ['null'],
    run: (lab) => lab.once(cached).missing,
  },
  {
    id: 'cache.keeps',
    fact: 'A cache entry is there for a later read.',
    source: 'Apps Script reference: expiry is only a suggestion',
    confidence: 'open',
    readings: ['kept', 'lost'],
    run: (lab) => lab.once(cached).kept,
  },
  {
    id: 'cache.removed',
    fact: 'A removed cache entry is gone at once.',
    source: CACHE,
    confidence: 'documented',
    readings: ['null'],
    run: (lab) => lab.once(cached).removed,
  },
  {
    id: 'cache.longest-value',
    fact: 'A value of 100 KB is taken.',
    source: CACHE,
    confidence: 'documented',
    readings: ['accepted', 'refused'],
    run: (lab) => lab.once(cached).longest,
  },
  {
    id: 'cache.too-long-value',
    fact: 'A longer value is refused in known words.',
    source: 'measured and published',
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: (lab) => lab.once(cached).tooLong,
  },
  {
    id: 'cache.too-long-key',
    fact: 'A key of 251 characters is refused in known words.',
    source: 'measured and published',
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: (lab) => lab.once(cached).longKey,
  },
  {
    id: 'cache.empty-key',
    fact: 'An empty key is refused in known words.',
    source: 'measured and published',
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: (lab) => lab.once(cached).emptyKey,
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
    confidence: 'measured',
    readings: ['yes', 'no'],
    run: ofLock('first'),
  },
  {
    id: 'lock.again',
    fact: 'Asking again for a lock one holds gives true.',
    source: LOCK,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: ofLock('again'),
  },
  {
    id: 'lock.second-object',
    fact: 'A second Lock object of the same execution gets the lock, too.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['yes', 'no'],
    run: ofLock('second'),
  },
  {
    id: 'lock.held',
    fact: 'hasLock is true while one holds it.',
    source: LOCK,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: ofLock('has'),
  },
  {
    id: 'lock.released',
    fact: 'hasLock is false after the release, and releasing twice does no harm.',
    source: LOCK,
    confidence: 'documented',
    readings: ['no', 'yes'],
    run: () => {
      const lock = LockService.getUserLock();
      lock.tryLock(0);
      lock.releaseLock();
      lock.releaseLock();
      return yesNo(lock.hasLock());
    },
  },
  {
    id: 'lock.negative-wait',
    fact: 'A negative wait never gets a lock.',
    source: TESTED,
    confidence: 'measured',
    readings: ['no', 'yes'],
    run: () => {
      const lock = LockService.getUserLock();
      const got = lock.tryLock(-1);
      lock.releaseLock();
      return yesNo(got);
    },
  },
];
