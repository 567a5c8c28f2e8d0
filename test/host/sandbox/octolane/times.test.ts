import { isoMicros, readIso } from '../../../../src/host/sandbox/octolane/times';

const noonUs = Date.UTC(2026, 4, 25, 12) * 1000;

test.each([
  [noonUs, '2026-05-25T12:00:00.000000Z'],
  [noonUs + 7, '2026-05-25T12:00:00.000007Z'],
  [noonUs + 285_099, '2026-05-25T12:00:00.285099Z'],
])('SB1 %i microseconds are shown as %s, and read back', (us, text) => {
  expect(isoMicros(us)).toBe(text);
  expect(readIso(text)).toBe(us);
});

test.each([
  ['2026-05-25', noonUs - 43_200_000_000],
  ['2026-05-25T12:00', noonUs],
  ['2026-05-25T12:00:00', noonUs],
  ['2026-05-25T14:00:00.5+02:00', noonUs + 500_000],
  ['2026-05-25T12:00:00.1234567Z', noonUs + 123_456],
  ['2026-13-01', null],
  ['25.05.2026', null],
  ['2026-05-25 12:00:00', null],
  ['1780272000', null],
  ['', null],
])('SB5 a filter reads %s', (text, us) => {
  expect(readIso(text)).toBe(us);
});
