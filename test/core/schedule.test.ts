/**
 * When a tab is due, held against wall clocks that `Intl` reads: days with clock changes, skipped
 * days, ticks that come late, twice or not at all.
 */
import fc from 'fast-check';
import { isDue, type Rhythm } from '../../src/core/schedule';
import { type Planned, turnAt } from './turns';
import { ZONES, zoneClock } from './value/zones';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Besides the usual ones: changes at midnight, of two hours, and not on the hour. */
const HARD_ZONES = [
  ...ZONES,
  ...['Asia/Beirut', 'Africa/Cairo', 'America/Havana', 'America/Asuncion', 'Pacific/Fiji'],
  ...['Antarctica/Troll', 'Pacific/Chatham', 'America/St_Johns'],
];

const daily = (hour: number): Planned => ({ kind: 'daily', hour });
const weekly = (weekday: number, hour: number): Planned => ({ kind: 'weekly', weekday, hour });

/** A zone's clock that remembers what it has said. */
function clockOf(zone: string): (atMs: number) => number {
  const clock = zoneClock(zone);
  const known = new Map<number, number>();
  return (atMs) => {
    const serial = known.get(atMs) ?? clock(atMs);
    known.set(atMs, serial);
    return serial;
  };
}

interface Place {
  readonly toSerial: (atMs: number) => number;
  /** How long each refresh takes. */
  readonly tookMs: number;
}

/** What is expected: the first tick in each turn, unless the refresh before ended in it. */
function firstOfEachTurn(
  rhythm: Planned,
  ticks: readonly number[],
  { toSerial, tookMs }: Place,
): readonly number[] {
  let turn = Number.NEGATIVE_INFINITY;
  return ticks.filter((atMs) => {
    if (turnAt(rhythm, toSerial(atMs)) <= turn) return false;
    turn = turnAt(rhythm, toSerial(atMs + tookMs));
    return true;
  });
}

/** Refreshes at every tick that is due, one after the other; returns when they began. */
function play(
  rhythm: Rhythm,
  ticks: readonly number[],
  { toSerial, tookMs }: Place,
): readonly number[] {
  const served: number[] = [];
  let lastMs: number | null = null;
  for (const atMs of ticks) {
    if (!isDue(rhythm, lastMs, atMs, toSerial)) continue;
    served.push(atMs);
    lastMs = atMs + tookMs;
  }
  return served;
}

const every = (ms: number, fromMs: number, untilMs: number): readonly number[] =>
  Array.from({ length: Math.ceil((untilMs - fromMs) / ms) }, (_, n) => fromMs + n * ms);

/** Running totals. */
function sums(from: number, gaps: readonly number[]): readonly number[] {
  let total = from;
  return gaps.map((gap) => {
    total += gap;
    return total;
  });
}

const hours = fc.integer({ min: 0, max: 23 });
const planned: fc.Arbitrary<Planned> = fc.oneof(
  hours.map((hour) => ({ kind: 'daily', hour }) as const),
  fc.record({
    kind: fc.constant('weekly' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: hours,
  }),
);

/** Minutes from one tick to the next: usual, late, double, and hours in which none came. */
const gapMinutes = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 45, max: 75 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: 120, max: 60 * 60 }) },
);

describe('a rhythm on the clock of a zone', () => {
  test('SC1 every planned moment has one refresh, at the first tick after it', () => {
    let served = 0;
    const plays = fc.record({
      zone: fc.constantFrom(...HARD_ZONES),
      rhythm: planned,
      fromMinute: fc.integer({
        min: Date.UTC(2010, 0, 1) / MINUTE_MS,
        max: Date.UTC(2034, 0, 1) / MINUTE_MS,
      }),
      gaps: fc.array(gapMinutes, { minLength: 100, maxLength: 400 }),
      tookSeconds: fc.integer({ min: 0, max: 240 }),
    });
    fc.assert(
      fc.property(plays, ({ zone, rhythm, fromMinute, gaps, tookSeconds }) => {
        const place = { toSerial: clockOf(zone), tookMs: tookSeconds * 1000 };
        const ticks = sums(fromMinute, gaps).map((minute) => minute * MINUTE_MS + 7_000);
        const expected = firstOfEachTurn(rhythm, ticks, place);
        expect(play(rhythm, ticks, place)).toEqual(expected);
        served += expected.length;
      }),
      { seed: 20260115, numRuns: 200 },
    );
    expect(served).toBeGreaterThan(1_000);
  });

  test.each(HARD_ZONES)('SC1 hourly ticks serve each day of a year once in %s', (zone) => {
    const toSerial = clockOf(zone);
    const fromMs = Date.UTC(2011, 6, 1, 12);
    const ticks = every(HOUR_MS, fromMs, fromMs + 366 * DAY_MS);
    for (const hour of [0, 2, 3, 23]) {
      const rhythm = daily(hour);
      const turns = play(rhythm, ticks, { toSerial, tookMs: 20_000 }).map((atMs) =>
        turnAt(rhythm, toSerial(atMs)),
      );
      const all = new Set(ticks.map((atMs) => turnAt(rhythm, toSerial(atMs))));
      expect(turns).toEqual([...all].sort((a, b) => a - b));
    }
  });

  test('SC1 hourly: every tick of its hour, and never a second one right after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 45, max: 75 }), fc.boolean()), { minLength: 10 }),
        fc.integer({ min: 0, max: 360 }),
        (gaps, tookSeconds) => {
          const tookMs = tookSeconds * 1000;
          const minutes = gaps.map(([gap]) => gap);
          const usual = sums(0, minutes).map((n) => Date.UTC(2026, 2, 28) + n * MINUTE_MS);
          const ticks = usual.flatMap((tickMs, n) =>
            gaps[n]?.[1] ? [tickMs, tickMs + tookMs + 90_000] : [tickMs],
          );
          const toSerial = zoneClock('Europe/Berlin');
          expect(play({ kind: 'hourly' }, ticks, { toSerial, tookMs })).toEqual(usual);
        },
      ),
      { seed: 20260115, numRuns: 200 },
    );
  });
});

interface Case {
  readonly zone: string;
  readonly rhythm: Rhythm;
  readonly from: string;
  readonly hours: number;
  readonly served: readonly string[];
}

/** Ticks at twenty past each hour; the last refresh was ten minutes before the first one. */
const CASES: readonly (readonly [string, Case])[] = [
  [
    'the hour that a clock change skips is made up right after it',
    {
      ...{ zone: 'Europe/Berlin', rhythm: daily(2), from: '2026-03-28T20:20Z', hours: 40 },
      served: ['2026-03-29T01:20Z', '2026-03-30T00:20Z'],
    },
  ],
  [
    'the hour that a clock change repeats counts once',
    {
      ...{ zone: 'Europe/Berlin', rhythm: daily(2), from: '2026-10-24T20:20Z', hours: 40 },
      served: ['2026-10-25T00:20Z', '2026-10-26T01:20Z'],
    },
  ],
  [
    'the same on the other side of the ocean',
    {
      ...{ zone: 'America/New_York', rhythm: daily(1), from: '2026-10-31T20:20Z', hours: 40 },
      served: ['2026-11-01T05:20Z', '2026-11-02T06:20Z'],
    },
  ],
  [
    'a day that a zone leaves out is made up where it would have been',
    {
      ...{ zone: 'Pacific/Apia', rhythm: daily(12), from: '2011-12-28T23:20Z', hours: 48 },
      served: ['2011-12-29T22:20Z', '2011-12-30T10:20Z', '2011-12-30T22:20Z'],
    },
  ],
  [
    'the last day of a year and the first one of the next',
    {
      ...{ zone: 'UTC', rhythm: daily(6), from: '2026-12-30T07:20Z', hours: 48 },
      served: ['2026-12-31T06:20Z', '2027-01-01T06:20Z'],
    },
  ],
  [
    'Sundays on the day of a clock change',
    {
      ...{ zone: 'Europe/Berlin', rhythm: weekly(7, 2), from: '2026-03-22T01:30Z', hours: 24 * 8 },
      served: ['2026-03-29T01:30Z'],
    },
  ],
  [
    'Mondays at midnight, over a year’s end',
    {
      ...{ zone: 'Asia/Kolkata', rhythm: weekly(1, 0), from: '2026-12-27T20:20Z', hours: 24 * 15 },
      served: ['2027-01-03T19:20Z', '2027-01-10T19:20Z'],
    },
  ],
];

test.each(CASES)('SC1 %s', (_what, { zone, rhythm, from, hours: count, served }) => {
  const toSerial = zoneClock(zone);
  const fromMs = Date.parse(from);
  const ticks = every(HOUR_MS, fromMs, fromMs + count * HOUR_MS);
  let lastMs = fromMs - 10 * MINUTE_MS;
  const found: string[] = [];
  for (const atMs of ticks) {
    if (!isDue(rhythm, lastMs, atMs, toSerial)) continue;
    found.push(new Date(atMs).toISOString().replace(':00.000', ''));
    lastMs = atMs;
  }
  expect(found).toEqual(served);
});

test('SC1 days of silence are made up by one refresh', () => {
  const toSerial = zoneClock('Europe/Berlin');
  const lastMs = Date.UTC(2026, 2, 20, 6);
  const ticks = every(HOUR_MS, Date.UTC(2026, 2, 31, 14, 20), Date.UTC(2026, 2, 31, 23));
  for (const rhythm of [daily(6), weekly(3, 6)]) {
    const due = ticks.filter((atMs) => isDue(rhythm, lastMs, atMs, toSerial));
    expect(due).toEqual(ticks);
    const [first = 0] = ticks;
    expect(ticks.filter((atMs) => isDue(rhythm, first, atMs, toSerial))).toEqual([]);
  }
});

test('SC1 a tab that was never refreshed is due at once', () => {
  for (const rhythm of [{ kind: 'hourly' }, daily(6), weekly(1, 6)] as const) {
    expect(isDue(rhythm, null, Date.UTC(2026, 0, 15), zoneClock('UTC'))).toBe(true);
  }
});

test('SC1 a refresh that ended at the planned moment counts for it', () => {
  const atMs = Date.UTC(2026, 0, 15, 6);
  expect(isDue(daily(6), atMs, atMs + HOUR_MS, zoneClock('UTC'))).toBe(false);
  expect(isDue(daily(6), atMs - 1_000, atMs, zoneClock('UTC'))).toBe(true);
});
