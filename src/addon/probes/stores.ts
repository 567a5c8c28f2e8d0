/** Probes: properties, cache and locks. Keys have a prefix of their own and are removed again. */
import { partOf } from './lab';
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { refusal, yesNo } from './reading';

const KEY = 'platform.probe';
const KB = 1024;

const TEXT = 'é 漢 😀\n';

/** All experiments with document properties, under one key. */
function stored(): Readonly<Record<'text' | 'nineKb' | 'more', string>> {
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

export const propertyProbes: readonly Probe[] = [
  { id: 'properties.text', readings: YES, run: partOf(stored, 'text') },
  { id: 'properties.nine-kilobytes', readings: ACCEPTED, run: partOf(stored, 'nineKb') },
  { id: 'properties.over-nine-kilobytes', readings: REFUSED, run: partOf(stored, 'more') },
];

function cached(): Readonly<Record<'kept' | 'long', string>> {
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

export const cacheProbes: readonly Probe[] = [
  { id: 'cache.keeps', readings: ['kept', 'lost'], run: partOf(cached, 'kept') },
  { id: 'cache.too-long-value', readings: REFUSED, run: partOf(cached, 'long') },
];

/** The document lock is free to anyone else again within a second. */
function locked(): Readonly<Record<'first' | 'again' | 'second', string>> {
  const lock = LockService.getDocumentLock();
  const second = LockService.getDocumentLock();
  if (!lock || !second) throw new Error('no document lock');
  const first = yesNo(lock.tryLock(0));
  try {
    return { first, again: yesNo(lock.tryLock(0)), second: yesNo(second.tryLock(0)) };
  } finally {
    lock.releaseLock();
  }
}

export const lockProbes: readonly Probe[] = [
  { id: 'lock.without-wait', readings: YES, run: partOf(locked, 'first') },
  { id: 'lock.again', readings: YES, run: partOf(locked, 'again') },
  { id: 'lock.second-object', readings: YES, run: partOf(locked, 'second') },
];
