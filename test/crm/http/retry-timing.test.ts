import fc from 'fast-check';
import { httpDateMs } from '../../../src/crm/http/http-date';
import { retryAtMs } from '../../../src/crm/http/retry-timing';

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('RQ3 retryAtMs', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, number | null])[] = [
    ['no header', {}, null],
    ['whole seconds', { 'retry-after': '30' }, 30_000],
    ['spaces around', { 'retry-after': ' 30 ' }, 30_000],
    ['zero', { 'retry-after': '0' }, 0],
    ['fractions, rounded up', { 'retry-after': '1.2345' }, 1_235],
    ['an hour', { 'retry-after': '3600' }, 3_600_000],
    ['negative seconds', { 'retry-after': '-5' }, null],
    ['words', { 'retry-after': 'soon' }, null],
    ['what a lenient parser takes for a date', { 'retry-after': 'soon 5' }, null],
    ['empty', { 'retry-after': '' }, null],
    ['hexadecimal', { 'retry-after': '0x10' }, null],
    ['exponent', { 'retry-after': '1e9' }, null],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:42 GMT' }, 42_000],
    ['a date of the second form', { 'retry-after': 'Saturday, 21-Nov-26 12:00:42 GMT' }, 42_000],
    ['a date of the third form', { 'retry-after': 'Sat Nov 21 12:00:42 2026' }, 42_000],
    ['a date in the past', { 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, 0],
    ['a day that does not exist', { 'retry-after': 'Sat, 31 Nov 2026 12:00:00 GMT' }, null],
    ['an hour that does not exist', { 'retry-after': 'Sat, 21 Nov 2026 25:00:00 GMT' }, null],
    ['a month that does not exist', { 'retry-after': 'Sat, 21 Nux 2026 12:00:00 GMT' }, null],
    ['an epoch in seconds', { 'retry-after': String(NOW / 1000 + 7) }, 7_000],
    ['an epoch in ms', { 'retry-after': String(NOW + 7_000) }, 7_000],
    ['RateLimit, older draft', { ratelimit: 'limit=100, remaining=0, reset=5' }, 5_000],
    ['RateLimit, fractional', { ratelimit: 'limit=100, remaining=0, reset=0.25' }, 250],
    ['RateLimit, newer draft', { ratelimit: '"default";r=0;t=8' }, 8_000],
    ['RateLimit without a reset', { ratelimit: 'limit=100, remaining=0' }, null],
    ['RateLimit-Reset', { 'ratelimit-reset': '9' }, 9_000],
    ['X-RateLimit-Reset as an epoch', { 'x-ratelimit-reset': String(NOW / 1000 + 3) }, 3_000],
    ['X-Rate-Limit-Reset', { 'x-rate-limit-reset': '4' }, 4_000],
    ['Retry-After before all others', { 'retry-after': '2', ratelimit: 'reset=50' }, 2_000],
    ['garbage gives way to the next', { 'retry-after': '?', 'ratelimit-reset': '6' }, 6_000],
  ];

  test.each(cases)('%s', (_, headers, afterMs) => {
    expect(retryAtMs(headers, NOW)).toBe(afterMs === null ? null : NOW + afterMs);
  });

  test('is total, and never in the past', () => {
    const name = fc.constantFrom(
      'retry-after',
      'ratelimit',
      'ratelimit-reset',
      'x-ratelimit-reset',
    );
    const value = fc.oneof(fc.string(), fc.nat().map(String), fc.date().map(String));
    let understood = 0;
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.nat(), (headers, nowMs) => {
        const atMs = retryAtMs(headers, nowMs);
        if (atMs === null) return;
        understood++;
        expect(atMs).toBeGreaterThanOrEqual(nowMs);
        expect(Number.isInteger(atMs)).toBe(true);
      }),
      { seed: 7, numRuns: 1_000 },
    );
    expect(understood).toBeGreaterThan(100);
  });
});

describe('RQ3 httpDateMs', () => {
  test('reads every date that a server writes', () => {
    const range = { min: new Date(0), max: new Date(Date.UTC(2070, 0, 1)), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const wholeSeconds = Math.floor(date.getTime() / 1000) * 1000;
        expect(httpDateMs(date.toUTCString(), NOW)).toBe(wholeSeconds);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test.each([
    ['Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['Friday, 06-Nov-76 08:49:37 GMT', Date.UTC(2076, 10, 6, 8, 49, 37)],
    ['Sunday, 06-Nov-77 08:49:37 GMT', Date.UTC(1977, 10, 6, 8, 49, 37)],
    ['Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ])('%s: a two-digit year lies at most 50 years ahead', (text, expected) => {
    expect(httpDateMs(text, NOW)).toBe(expected);
  });
});
