import { displayValue, isDateFormat } from '../../../src/host/sheet/display/display';
import { localeOf } from '../../../src/host/sheet/input/locale';
import type { Value } from '../../../src/host/sheet/model';

function show(value: Value, format: string, locale = 'en_US'): string {
  return displayValue(value, format, localeOf(locale));
}

describe('SH2 an automatic cell shows', () => {
  test.each<[Value, string]>([
    [null, ''],
    ['text', 'text'],
    [true, 'TRUE'],
    [{ error: '#N/A' }, '#N/A'],
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.3333333333'],
    [1234.56789012345, '1234.56789'],
    [-2.5, '-2.5'],
    [61_400_000_000, '61400000000'],
    [123_456_789_012_345, '123456789012345'],
    [1e15, '1E+15'],
    [1.5e-10, '1.5E-10'],
    [0.000_001, '0.000001'],
  ])('%p as %s', (value, expected) => {
    expect(show(value, '')).toBe(expected);
  });
});

describe('SH2 a formatted cell shows', () => {
  test.each<[Value, string, string]>([
    [12.5, '@', '12.5'],
    ['a', '@', 'a'],
    [12.5, '0', '13'],
    [1.005, '0.00', '1.01'],
    [2, '0.00', '2.00'],
    [1_234_567.891, '#,##0.00', '1,234,567.89'],
    [999, '#,##0', '999'],
    [0.125, '0%', '13%'],
    [0.1254, '0.00%', '12.54%'],
    [-1234.5, '"$"#,##0.00', '-$1,234.50'],
    [12.5, '[$€-407]#,##0.00', '€12.50'],
    [-5, '0;(0)', '(5)'],
    [0, '0;-0;"none"', 'none'],
    [7, '000', '007'],
    [0.5, '#.##', '.5'],
    [100_000, '0.00E+00', '1.00E+05'],
    [5, '0.###############', '5'],
    [46024, 'yyyy-mm-dd', '2026-01-02'],
    [46024.604, 'yyyy-mm-dd hh:mm', '2026-01-02 14:29'],
    [46024.604, 'yyyy-mm-dd hh:mm:ss', '2026-01-02 14:29:46'],
    [46024.604, 'M/d/yyyy H:mm:ss', '1/2/2026 14:29:46'],
    [46024, 'dddd, mmmm d', 'Friday, January 2'],
    [46024, 'ddd d mmm yy', 'Fri 2 Jan 26'],
    [0.604, 'h:mm am/pm', '2:29 PM'],
    [0, 'h:mm am/pm', '12:00 AM'],
    [1.5, '[h]:mm', '36:00'],
    [46024.999_999_999, 'yyyy-mm-dd hh:mm:ss', '2026-01-03 00:00:00'],
    ['text', '0.00', 'text'],
    ['text', '0;-0;0;"<"@">"', '<text>'],
    [2.5, '"about "General', 'about 2.5'],
    [true, 'yyyy', 'TRUE'],
  ])('%p under %s as %s', (value, format, expected) => {
    expect(show(value, format)).toBe(expected);
  });

  test.each<[string, Value, string, string]>([
    ['de_DE', 1234.5, '#,##0.00', '1.234,50'],
    ['de_DE', 0.5, '', '0,5'],
    ['de_DE', 46024, 'd. mmmm yyyy', '2. Januar 2026'],
    ['fr_FR', 46024, 'dddd', 'vendredi'],
    ['de_DE', true, '', 'WAHR'],
  ])('in %s %p under %s as %s', (locale, value, format, expected) => {
    expect(show(value, format, locale)).toBe(expected);
  });
});

test.each([
  ['yyyy-mm-dd', true],
  ['[h]:mm', true],
  ['h:mm am/pm', true],
  ['0.00', false],
  ['"d"0', false],
  ['@', false],
  ['', false],
  ['[Red]0', false],
])('numbers under %j are moments: %s', (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});
