import fc from 'fast-check';
import { instantOfSerial, isTimeZone, serialOfInstant } from '../../../src/host/sheet/zone';

const iso = (serial: number, zone: string): string =>
  new Date(instantOfSerial(serial, zone)).toISOString();

describe('SH3 a serial on the clocks of a zone', () => {
  test.each([
    ['midnight in winter', 46024, 'America/New_York', '2026-01-02T05:00:00.000Z'],
    ['midnight in summer', 46205, 'America/New_York', '2026-07-02T04:00:00.000Z'],
    ['the epoch', 0, 'Etc/UTC', '1899-12-30T00:00:00.000Z'],
    ['a time alone, at the old local offset', 0.5, 'America/Sao_Paulo', '1899-12-30T15:06:28.000Z'],
    ['half-hour zones', 46024, 'Asia/Kolkata', '2026-01-01T18:30:00.000Z'],
    [
      'a skipped local time moves on',
      46089 + 2.5 / 24,
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'a doubled local time is the first',
      46327 + 1.5 / 24,
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
  ])('%s', (_what, serial, zone, expected) => {
    expect(iso(serial, zone)).toBe(expected);
  });
});

test('SH3 a moment comes back from its serial, except the second of doubled local times', () => {
  const zones = ['America/New_York', 'Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe'];
  const moments = fc.integer({
    min: Date.UTC(1980, 0) / 1000,
    max: Date.UTC(2040, 0) / 1000,
  });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, second) => {
      const atMs = second * 1000;
      const back = instantOfSerial(serialOfInstant(atMs, zone), zone);
      const late = (atMs - back) / 3_600_000;
      expect([0, 0.5, 1]).toContain(late);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test.each([
  ['Europe/Berlin', true],
  ['Mars/Olympus', false],
])('the zone %s is known: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
