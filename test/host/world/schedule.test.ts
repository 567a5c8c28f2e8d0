import { createRandom } from '../../../src/host/sandbox/random';
import { type ClockPlan, nextFiring, scheduleOf } from '../../../src/host/world/schedule';

const NOW = Date.UTC(2026, 0, 15, 15);
const HOUR = 3_600_000;

function firings(plan: ClockPlan, count: number, seed = 's'): readonly number[] {
  const schedule = scheduleOf(plan, NOW, createRandom(seed), 'Europe/Berlin');
  const found: number[] = [];
  for (let at = nextFiring(schedule, NOW); at !== null && found.length < count; ) {
    found.push(at);
    at = nextFiring(schedule, at);
  }
  return found;
}

test('HO7 a one-shot fires once, never early', () => {
  expect(firings({ kind: 'once', atMs: NOW + 5000 }, 3)).toEqual([NOW + 5000]);
  expect(firings({ kind: 'once', atMs: NOW - 1 }, 3)).toEqual([]);
});

test.each([
  ['hours', 1, HOUR],
  ['hours', 6, 6 * HOUR],
  ['minutes', 10, HOUR / 6],
] as const)('every %s × %i keeps the minute it drew first', (kind, every, stepMs) => {
  const times = firings({ kind, every }, 5);
  expect(times[0]).toBeGreaterThan(NOW);
  expect(times[0]).toBeLessThanOrEqual(NOW + stepMs);
  expect(times.map((at) => at - (times[0] ?? 0))).toEqual([0, 1, 2, 3, 4].map((n) => n * stepMs));
});

test('HO7 an hourly trigger that was late does not fire twice to catch up', () => {
  const schedule = scheduleOf({ kind: 'hours' }, NOW, createRandom('s'), 'UTC');
  const first = nextFiring(schedule, NOW) ?? 0;
  expect(nextFiring(schedule, first + 2.5 * HOUR)).toBe(first + 3 * HOUR);
});

test('HO7 a daily trigger fires in its hour on local clocks, also across a clock change', () => {
  const schedule = scheduleOf(
    { kind: 'days', hour: 9 },
    Date.UTC(2026, 2, 27),
    createRandom('s'),
    'Europe/Berlin',
  );
  let at = Date.UTC(2026, 2, 27);
  const hours = [1, 2, 3, 4].map(() => {
    at = nextFiring(schedule, at) ?? 0;
    return new Date(at).getUTCHours();
  });
  expect(hours).toEqual([8, 8, 7, 7]);
});

test.each([
  [{ kind: 'weeks', weekday: 5, hour: 3 }, 'Fri', 7],
  [{ kind: 'weeks', weekday: 5, hour: 3, every: 2 }, 'Fri', 14],
] as const)('a weekly trigger fires on its day: %j', (plan, day, days) => {
  const times = firings({ ...plan, zone: 'UTC' }, 3);
  expect(times.map((at) => new Date(at).toUTCString().slice(0, 3))).toEqual([day, day, day]);
  expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(days * 24 * HOUR);
});

test('HO7 a trigger on the 31st skips months that have none', () => {
  const times = firings({ kind: 'months', monthDay: 31, hour: 4, zone: 'UTC' }, 3);
  expect(times.map((at) => new Date(at).toISOString().slice(0, 10))).toEqual([
    '2026-01-31',
    '2026-03-31',
    '2026-05-31',
  ]);
});

test('HO7 nearMinute stays within a quarter of an hour', () => {
  for (let seed = 0; seed < 50; seed++) {
    const [at = 0] = firings({ kind: 'days', hour: 2, minute: 30, zone: 'UTC' }, 1, String(seed));
    const minute = new Date(at).getUTCMinutes();
    expect(minute).toBeGreaterThanOrEqual(15);
    expect(minute).toBeLessThanOrEqual(45);
  }
});
