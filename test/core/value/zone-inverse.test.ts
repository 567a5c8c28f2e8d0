import fc from 'fast-check';
import { momentOfSerial } from '../../../src/core/value/zone-inverse';
import { serialOf, ZONES, zoneClock } from './zones';

const clocks = new Map(ZONES.map((zone) => [zone, zoneClock(zone)]));
const clockOf = (zone: (typeof ZONES)[number]) => clocks.get(zone) ?? zoneClock(zone);
const iso = (serial: number, zone: string) =>
  new Date(momentOfSerial(serial, zoneClock(zone))).toISOString();

describe('a moment from the clocks of a zone', () => {
  test.each([
    ['midnight in winter', serialOf([2026, 1, 2]), 'America/New_York', '2026-01-02T05:00:00.000Z'],
    ['midnight in summer', serialOf([2026, 7, 2]), 'America/New_York', '2026-07-02T04:00:00.000Z'],
    ['an odd offset', serialOf([2026, 1, 2]), 'Asia/Kathmandu', '2026-01-01T18:15:00.000Z'],
    [
      'the last second before clocks go on',
      serialOf([2026, 3, 8], [1, 59, 59]),
      'America/New_York',
      '2026-03-08T06:59:59.000Z',
    ],
    [
      'a skipped time moves on by what was skipped',
      serialOf([2026, 3, 8], [2, 30, 0]),
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'a time that comes twice is the first',
      serialOf([2026, 11, 1], [1, 30, 0]),
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'half an hour that comes twice',
      serialOf([2026, 4, 5], [1, 45, 0]),
      'Australia/Lord_Howe',
      '2026-04-04T14:45:00.000Z',
    ],
    [
      'a midnight that is skipped',
      serialOf([2018, 11, 4]),
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
    ],
    [
      'a whole day that is skipped',
      serialOf([2011, 12, 30], [12, 0, 0]),
      'Pacific/Apia',
      '2011-12-30T22:00:00.000Z',
    ],
    ['a fraction of a second is rounded', 46_024 + 0.4 / 86_400, 'UTC', '2026-01-02T00:00:00.000Z'],
  ])('VA3 %s', (_what, serial, zone, expected) => {
    expect(iso(serial, zone)).toBe(expected);
  });
});

const second = fc.integer({ min: Date.UTC(1971, 0) / 1000, max: Date.UTC(2090, 0) / 1000 });
const SETTINGS = { seed: 20_261_121, numRuns: 2_000 };

test('VA3 clocks show the serial again at its moment, unless they skipped it', () => {
  let skipped = 0;
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), second, (zone, wall) => {
      const toSerial = clockOf(zone);
      const serial = (wall * 1000) / 86_400_000 + 25_569;
      const atMs = momentOfSerial(serial, toSerial);
      expect(atMs % 1000).toBe(0);
      if (toSerial(atMs) === serial) return;
      skipped++;
      // Clocks that skip a time never show it: not an hour, not a day before or after either.
      expect(toSerial(atMs)).toBeGreaterThan(serial);
      const near = [-26, -24, -1, -0.5, 0.5, 1, 24, 26].map((hours) => atMs + hours * 3_600_000);
      expect(near.map(toSerial)).not.toContain(serial);
    }),
    SETTINGS,
  );
  expect(skipped).toBeLessThan(20);
});

test('VA3 a moment comes back from its serial, or the earlier one that shows the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), second, (zone, at) => {
      const toSerial = clockOf(zone);
      const back = momentOfSerial(toSerial(at * 1000), toSerial);
      expect(toSerial(back)).toBe(toSerial(at * 1000));
      expect([0, 1800, 3600]).toContain(at - back / 1000);
    }),
    SETTINGS,
  );
});

test('VA3 every quarter of an hour around clock changes comes back', () => {
  const changes = [
    ['America/New_York', Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6)],
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15), Date.UTC(2026, 9, 3, 15, 30)],
    ['Africa/Casablanca', Date.UTC(2026, 1, 15, 2), Date.UTC(2026, 2, 22, 2)],
  ] as const;
  for (const [zone, ...moments] of changes) {
    const toSerial = clockOf(zone);
    for (const moment of moments) {
      expect(toSerial(moment - 1000) + 1 / 86_400).not.toBeCloseTo(toSerial(moment), 6);
      for (let step = -200; step <= 200; step++) {
        const atMs = moment + step * 900_000;
        const back = momentOfSerial(toSerial(atMs), toSerial);
        expect(toSerial(back)).toBe(toSerial(atMs));
        expect(back).toBeLessThanOrEqual(atMs);
      }
    }
  }
});

test('VA3 the way there is asked four times at most', () => {
  const toSerial = zoneClock('America/New_York');
  const counts = [46_024, 46_089 + 2.5 / 24, 46_327 + 1.5 / 24].map((serial) => {
    let asked = 0;
    momentOfSerial(serial, (atMs) => {
      asked++;
      return toSerial(atMs);
    });
    return asked;
  });
  expect(counts).toEqual([2, 4, 3]);
});
