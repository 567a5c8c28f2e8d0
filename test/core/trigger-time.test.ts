/** How much of a day's trigger time schedules need, and when that is told. */
import type { Link } from '../../src/core/model';
import type { Rhythm } from '../../src/core/schedule';
import { NO_TIME, type TimeTaken, timeAfter, timeTrouble } from '../../src/core/trigger-time';

const HOUR_MS = 3_600_000;
const DAILY: Rhythm = { kind: 'daily', hour: 6 };
const HOURLY: Rhythm = { kind: 'hourly' };

function link(tabId: number, rhythm: Rhythm): Link {
  return {
    ...{ tabId, stateTabId: 0, provider: 'close', fingerprint: [], columns: [] },
    ...{ scope: { pipeline: { id: 'p', label: 'Sales' }, filters: {} } },
    ...{ syncHeader: 'Sync', idHeader: 'ID', schedule: { rhythm, by: { id: 'm', name: 'Maria' } } },
  };
}

/** After hours of ticks in which every tab took so many seconds. */
function after(hours: number, secondsEach: readonly number[]): TimeTaken {
  const tabIds = secondsEach.map((_, at) => at + 1);
  const perTab = new Map(secondsEach.map((seconds, at) => [at + 1, seconds]));
  const seconds = secondsEach.reduce((total, one) => total + one, 0);
  return Array.from({ length: hours }).reduce<TimeTaken>(
    (time, _, hour) => timeAfter(time, { atMs: hour * HOUR_MS, seconds, perTab }, tabIds),
    NO_TIME,
  );
}

test('SC10 a need above a consumer’s day is told from the first tick on, with its size', () => {
  const links = [link(1, HOURLY), link(2, HOURLY), link(3, DAILY)];
  expect(timeTrouble(links, after(1, [110, 112, 200]), HOUR_MS)).toMatch(
    /^need about 92 minutes a day; Google allows 90 .*360 with Workspace.*daily instead of hourly/,
  );
  expect(timeTrouble(links, after(1, [110, 110, 100]), HOUR_MS)).toBeNull();
  expect(timeTrouble(links, NO_TIME, HOUR_MS)).toBeNull();
});

test('SC10 a tab that is refreshed less often, or not by this user, counts for what it takes', () => {
  const time = after(1, [200, 200]);
  expect(timeTrouble([link(1, HOURLY), link(2, HOURLY)], time, HOUR_MS)).not.toBeNull();
  expect(timeTrouble([link(1, HOURLY), link(2, DAILY)], time, HOUR_MS)).toBeNull();
  expect(timeTrouble([link(1, HOURLY)], time, HOUR_MS)).toBeNull();
});

test('SC10 who was given more than a consumer’s time has Workspace, until a day went by without', () => {
  const links = [link(1, HOURLY)];
  const time = after(24, [280]);
  expect(timeTrouble(links, after(20, [280]), 20 * HOUR_MS)).toMatch(/112 minutes/);
  expect(timeTrouble(links, time, 23 * HOUR_MS)).toBeNull();
  expect(timeTrouble(links, time, 40 * HOUR_MS)).toMatch(/112 minutes/);
  expect(timeTrouble([link(1, HOURLY)], after(24, [1000]), 23 * HOUR_MS)).toMatch(/400 minutes/);
});

test('SC10 one slow refresh among quick ones raises no alarm', () => {
  const slow = { atMs: 24 * HOUR_MS, seconds: 280, perTab: new Map([[1, 280]]) };
  const time = timeAfter(after(24, [5]), slow, [1]);
  expect(timeTrouble([link(1, HOURLY)], time, slow.atMs)).toBeNull();
  const again = { ...slow, atMs: 25 * HOUR_MS };
  const often = [again, again, again, again, again].reduce(
    (so, tick) => timeAfter(so, tick, [1]),
    time,
  );
  expect(timeTrouble([link(1, HOURLY)], often, again.atMs)).not.toBeNull();
});

test('SC10 what is kept stays small: tabs that are still scheduled, ticks of one day', () => {
  const time = after(100, [5, 5]);
  expect(time.ticks).toHaveLength(24);
  const tick = { atMs: 100 * HOUR_MS, seconds: 1, perTab: new Map<number, number>() };
  expect(timeAfter(time, tick, [2]).perTab).toEqual({ 2: 5 });
});
