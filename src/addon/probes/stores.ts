/** Probes: properties, cache and locks. Keys have a prefix of their own and are removed again. */
import type { Lab } from './lab';
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { refusal, yesNo } from './reading';
import { COMMUNITY, DISPUTED, LIMITS, LIVE, STORES, TESTED, UNSTATED } from './sources';

const KEY = 'platform.probe';
const KB = 1024;

const TEXT = 'é 漢 😀\n';

/** All experiments with document properties, under one key. */
function stored(_lab: Lab): Readonly<Record<string, string>> {
  const store = PropertiesService.getDocumentProperties();
  try {
    store.setProperty(KEY, TEXT);
    const text = yesNo(store.getProperty(KEY) === TEXT);
    const nineKb = refusal(() => store.setProperty(KEY, 'x'.repeat(9 * KB)));
    const more = refusal(() => store.setProperty(KEY, 'x'.repeat(9 * KB + 1)));
    return { text, nineKb, more };
  } finally {
    store.deleteProperty(KEY);
  }
}

const ofProperties = (name: string) => (lab: Lab) => lab.once(stored)[name] ?? '';

export const propertyProbes: readonly Probe[] = [
  {
    id: 'properties.text',
    fact: 'A property keeps any text, also beyond the basic plane.',
    source: COMMUNITY,
    readings: YES,
    run: ofProperties('text'),
  },
  {
    id: 'properties.nine-kilobytes',
    fact: 'A property of 9 KB is taken.',
    source: LIMITS,
    readings: ACCEPTED,
    run: ofProperties('nineKb'),
  },
  {
    id: 'properties.over-nine-kilobytes',
    fact: 'A property of more than 9 KB is refused.',
    source: DISPUTED,
    readings: REFUSED,
    run: ofProperties('more'),
  },
];

function cached(_lab: Lab): Readonly<Record<string, string>> {
  const cache = CacheService.getUserCache();
  try {
    cache.put(KEY, TEXT, 60);
    const kept = cache.get(KEY) === TEXT ? 'kept' : 'lost';
    const long = refusal(() => cache.put(KEY, 'x'.repeat(100 * KB + 1), 60), 'too large: value');
    return { kept, long };
  } finally {
    cache.remove(KEY);
  }
}

const ofCache = (name: string) => (lab: Lab) => lab.once(cached)[name] ?? '';

export const cacheProbes: readonly Probe[] = [
  {
    id: 'cache.keeps',
    fact: 'A cache entry is there for a read soon after, though that is not promised.',
    source: STORES,
    readings: ['kept', 'lost'],
    run: ofCache('kept'),
  },
  {
    id: 'cache.too-long-value',
    fact: 'A cache entry of more than 100 KB is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: ofCache('long'),
  },
];

/** The document lock is free to anyone else again within a second. */
function locked(_lab: Lab): Readonly<Record<string, string>> {
  const lock = LockService.getDocumentLock();
  const second = LockService.getDocumentLock();
  if (!lock || !second) return {};
  const first = yesNo(lock.tryLock(0));
  try {
    return { first, again: yesNo(lock.tryLock(0)), second: yesNo(second.tryLock(0)) };
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
];
