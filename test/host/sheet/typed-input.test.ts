import { displayValue } from '../../../src/host/sheet/display/display';
import { sheetDoubts } from '../../../src/host/sheet/doubts';
import { localeOf } from '../../../src/host/sheet/input/locale';
import { readTyped, type Typed } from '../../../src/host/sheet/input/typed-input';

function typed(text: string, locale = 'en_US', doubts = {}): Typed {
  return readTyped(text, {
    locale: localeOf(locale),
    currentYear: 2026,
    doubts: sheetDoubts(doubts),
  });
}

/** Kind, value and how it shows: `number 45 45%`. */
function summary(text: string, locale?: string, doubts = {}): string {
  const result = typed(text, locale, doubts);
  switch (result.kind) {
    case 'number':
      return `number ${result.value} ${displayValue(result.value, result.format, localeOf(locale ?? 'en_US'))}`;
    case 'text':
      return `${result.literal ? 'literal' : 'text'} ${result.text}`;
    case 'formula':
      return `formula ${result.formula}${result.result === null ? '' : ` ${result.result}`}`;
    case 'boolean':
      return `boolean ${result.value}`;
    case 'error':
      return `error ${result.error}`;
    case 'blank':
      return 'blank';
  }
}

describe('SH1 typed text in en_US', () => {
  test.each([
    ['', 'blank'],
    ['=1+1', 'formula =1+1'],
    ['=', 'text ='],
    ['+A1', 'formula =+A1'],
    ['-SUM(A1:A3)', 'formula =-SUM(A1:A3)'],
    ['+Dri7x', 'formula =+Dri7x #ERROR!'],
    ['-abc', 'formula =-abc #ERROR!'],
    ['- item', 'formula =- item #ERROR!'],
    ['-', 'text -'],
    ['---', 'text ---'],
    ['+61400000000', 'number 61400000000 61400000000'],
    ['+44 20 7946 0958', 'formula =+44 20 7946 0958 #ERROR!'],
    ['-5', 'number -5 -5'],
    ['-5%', 'number -0.05 -5%'],
    ['@name', 'text @name'],
    ['01', 'number 1 1'],
    ['00123', 'number 123 123'],
    ['1e5', 'number 100000 1.00E+05'],
    ['.5', 'number 0.5 0.5'],
    ['5.', 'number 5 5'],
    ['.', 'text .'],
    [' 7 ', 'number 7 7'],
    ['(5)', 'number -5 -5'],
    ['$2.99', 'number 2.99 $2.99'],
    ['-$5', 'number -5 -$5'],
    ['$-5', 'number -5 -$5'],
    ['€5', 'number 5 €5'],
    ['1,000,000', 'number 1000000 1,000,000'],
    ['1,234.5', 'number 1234.5 1,234.50'],
    ['1,00', 'text 1,00'],
    ['10%', 'number 0.1 10%'],
    ['12.5%', 'number 0.125 12.50%'],
    ['1-2', 'number 46024 1-2'],
    ['1/2', 'number 46024 1/2'],
    ['1/2/26', 'number 46024 1/2/26'],
    ['01/02/2026', 'number 46024 01/02/2026'],
    ['2026-01-02', 'number 46024 2026-01-02'],
    ['2026/1/2', 'number 46024 2026/1/2'],
    ['2026-01-02 14:30', 'number 46024.604166666664 2026-01-02 14:30'],
    ['2026-01-02T14:30:15', 'number 46024.60434027778 2026-01-02 14:30:15'],
    ['12/2026', 'number 46357 12/2026'],
    ['33/33', 'number 13028 09/35'],
    ['24/7', 'text 24/7'],
    ['2/30/2026', 'text 2/30/2026'],
    ['13/1/2026', 'text 13/1/2026'],
    ['Jan 5', 'number 46027 Jan 5'],
    ['5 Jan 2026', 'number 46027 5 Jan 2026'],
    ['January 5, 2026', 'number 46027 January 5, 2026'],
    ['Jan 2026', 'number 46023 Jan 2026'],
    ['Mayor 5', 'text Mayor 5'],
    ['14:30', 'number 0.6041666666666666 14:30'],
    ['2:30 pm', 'number 0.6041666666666666 2:30 PM'],
    ['25:30', 'number 1.0625 25:30'],
    ['14:60', 'text 14:60'],
    ['TRUE', 'boolean true'],
    ['false', 'boolean false'],
    ["'00123", 'literal 00123'],
    ["'=1+1", 'literal =1+1'],
    ["''x", "literal 'x"],
    ['#N/A', 'error #N/A'],
    ['#hash', 'text #hash'],
    ['½', 'text ½'],
    ['1.2.3.4', 'text 1.2.3.4'],
    ['0x10', 'text 0x10'],
    ['Acme 2026', 'text Acme 2026'],
    ['1e999', 'text 1e999'],
  ])('%j is %s', (text, expected) => {
    expect(summary(text)).toBe(expected);
  });
});

describe('SH1 typed text in other locales', () => {
  test.each([
    ['en_GB', '1/2', 'number 46054 1/2'],
    ['en_GB', '13/01/2026', 'number 46035 13/01/2026'],
    ['en_GB', '£5', 'number 5 £5'],
    ['en_GB', '1,000.5', 'number 1000.5 1,000.50'],
    ['de_DE', '1,5', 'number 1.5 1,5'],
    ['de_DE', '1.000', 'number 1000 1.000'],
    ['de_DE', '1.5', 'number 46143 1.5'],
    ['de_DE', '02.01.2026', 'number 46024 02.01.2026'],
    ['de_DE', '3,50 €', 'number 3.5 3,50 €'],
    ['de_DE', '5. Mai 2026', 'number 46147 5 Mai 2026'],
    ['de_DE', 'wahr', 'boolean true'],
    ['de_DE', 'TRUE', 'boolean true'],
    ['de_DE', '1,000,000', 'text 1,000,000'],
    ['fr_FR', '1 234,5', 'number 1234.5 1\u202f234,50'],
    ['fr_FR', '1\u00a0234', 'number 1234 1\u202f234'],
    ['fr_FR', '14 juillet 2026', 'number 46217 14 juillet 2026'],
    ['fr_FR', 'FAUX', 'boolean false'],
    ['fr_FR', '10 %', 'number 0.1 10%'],
    ['xx_XX', '1/2', 'number 46024 1/2'],
  ])('in %s %j is %s', (locale, text, expected) => {
    expect(summary(text, locale)).toBe(expected);
  });
});

describe('SH1 typed text under other readings of the doubts', () => {
  test.each([
    ['-abc', { signedText: 'name' }, 'formula =-abc #NAME?'],
    ['-abc', { signedText: 'text' }, 'text -abc'],
    ['-A1', { signedText: 'text' }, 'formula =-A1'],
    ['@name', { atSign: 'error' }, 'formula =@name #ERROR!'],
    ['＝1+1', {}, 'text ＝1+1'],
    ['＝1+1', { fullWidthSigns: 'formula' }, 'formula =1+1'],
    ['＋1', { fullWidthSigns: 'formula' }, 'formula =+1'],
    ['#N/A', { typedErrorText: 'text' }, 'text #N/A'],
    ['33/33', { looseMonthYear: 'text' }, 'text 33/33'],
  ])('%j under %j is %s', (text, doubts, expected) => {
    expect(summary(text, 'en_US', doubts)).toBe(expected);
  });
});
