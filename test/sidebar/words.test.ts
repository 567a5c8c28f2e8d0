import { amount, clockText, roughly, type Unit } from '../../src/sidebar/words/amount';
import { type Rhythm, rhythmOf, rhythmText, wishOf } from '../../src/sidebar/words/rhythm';
import { shorten } from '../../src/sidebar/words/shorten';
import { whenText } from '../../src/sidebar/words/when';

test.each<[number, Unit, string]>([
  [0, 'change', '0 changes'],
  [1, 'opportunity', '1 opportunity'],
  [1200, 'opportunity', '1,200 opportunities'],
])('%d %s', (count, unit, text) => {
  expect(amount(count, unit)).toBe(text);
});

test.each([
  [0, 'less than a minute'],
  [29_999, 'less than a minute'],
  [60_000, 'about a minute'],
  [190_000, 'about 3 minutes'],
  [3 * 3_600_000, 'about 3 hours'],
])('%d ms are %s', (ms, text) => {
  expect(roughly(ms)).toBe(text);
});

test.each([
  [-5, '0:00'],
  [1, '0:01'],
  [59_900, '1:00'],
  [754_000, '12:34'],
])('%d ms on a clock: %s', (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

test.each([
  ['the same day', Date.UTC(2026, 2, 10, 14, 2), 'today, 14:02'],
  ['the day before', Date.UTC(2026, 2, 9, 23, 59), 'yesterday, 23:59'],
  ['this year', Date.UTC(2026, 0, 3, 9, 5), '3 Jan, 09:05'],
  ['another year', Date.UTC(2025, 10, 3, 9, 5), '3 Nov 2025, 09:05'],
])('a moment of %s', (_title, atMs, text) => {
  const nowMs = Date.UTC(2026, 2, 10, 18, 0);
  expect(whenText(atMs, { nowMs, locale: 'en-GB', timeZone: 'Etc/UTC' })).toBe(text);
});

test('hours are those of the marks in the tab, whatever the browser’s language has', () => {
  const nowMs = Date.UTC(2026, 2, 10, 18, 0);
  const text = whenText(nowMs, { nowMs, locale: 'en-US', timeZone: 'Etc/UTC' });
  expect(text).toBe('today, 18:00');
});

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long…'],
  ['👩🏽a👍b', 4, '👩🏽a…'],
])('"%s" in %d characters', (text, max, expected) => {
  expect(shorten(text, max)).toBe(expected);
});

describe('a schedule', () => {
  test.each<[NonNullable<Rhythm>, string]>([
    [{ kind: 'hourly' }, 'every hour'],
    [{ kind: 'daily', hour: 0 }, 'every day at 0:00'],
    [{ kind: 'weekly', weekday: 7, hour: 23 }, 'every Sunday at 23:00'],
  ])('%j survives the form, and reads: %s', (rhythm, text) => {
    expect(rhythmOf(wishOf(rhythm))).toEqual(rhythm);
    expect(rhythmText(rhythm)).toBe(text);
  });

  test('may be none', () => {
    expect(rhythmOf(wishOf(null))).toBeNull();
  });
});
