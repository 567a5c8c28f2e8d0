/** How long the main service calls take here, each measured a few times. */
import type { Lab } from './lab';

export interface CallTime {
  readonly call: string;
  /** Median, ms. */
  readonly ms: number;
}

const RUNS = 3;
const KEY = 'platform.probe';

export function timeCalls(lab: Lab): readonly CallTime[] {
  const cell = lab.area(1, 1);
  const properties = PropertiesService.getDocumentProperties();
  const cache = CacheService.getUserCache();
  const lock = LockService.getUserLock();
  const times = [
    timed('read', () => cell.getValues()),
    timed('write', (run) => cell.setValue(run)),
    timed('write and flush', (run) => {
      cell.setValue(run);
      SpreadsheetApp.flush();
    }),
    timed('property set', (run) => properties.setProperty(KEY, String(run))),
    timed('property get', () => properties.getProperty(KEY)),
    timed('cache put', (run) => cache.put(KEY, String(run), 60)),
    timed('cache get', () => cache.get(KEY)),
    timed('lock and release', () => {
      lock.tryLock(0);
      lock.releaseLock();
    }),
  ];
  properties.deleteProperty(KEY);
  cache.remove(KEY);
  return times;
}

function timed(call: string, make: (run: number) => unknown): CallTime {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = Date.now();
    make(run);
    times.push(Date.now() - before);
  }
  times.sort((a, b) => a - b);
  return { call, ms: times[Math.floor(RUNS / 2)] ?? 0 };
}
