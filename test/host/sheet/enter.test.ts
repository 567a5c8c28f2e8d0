import type { Input } from '../../../src/host/sheet/change';
import type { SheetDoubts } from '../../../src/host/sheet/doubts';
import { testFile } from './file';

/** Value and formula of A1 after an input by a script, in a cell of the given format. */
function after(input: Input, doubts: Partial<SheetDoubts> = {}, numberFormat = ''): unknown[] {
  const file = testFile({ doubts });
  file.do({ kind: 'format', area: file.area('A1'), patches: { all: { numberFormat } } });
  file.put('A1', input);
  return [file.value('A1'), file.formula('A1')];
}

/** The words with which an input is refused. */
function refused(input: Input, doubts: Partial<SheetDoubts> = {}): string | null {
  const file = testFile({ doubts });
  return file.refusal({ kind: 'enter', area: file.area('A1'), inputs: { all: input } });
}

const instant = (atMs: number): Input => ({ kind: 'instant', atMs });
const literal = (text: string): Input => ({ kind: 'literal', text, link: null });

describe('SH1 what a script puts into an automatic cell', () => {
  test.each<[Input, unknown, string]>([
    ['=1+1', 2, '=1+1'],
    ["'=1+1", '=1+1', ''],
    ['00123', 123, ''],
    ['', '', ''],
    [null, '', ''],
    [5, 5, ''],
    [-0, 0, ''],
    [true, true, ''],
    [literal('=1+1'), '=1+1', ''],
    [literal('00123'), '00123', ''],
    [literal("'x"), "'x", ''],
    [literal(''), '', ''],
    [{ kind: 'formula', text: 'SUM(1,2)' }, 3, '=SUM(1,2)'],
    ['-abc', '#ERROR!', '=-abc'],
    ['a\r\nb', 'a\r\nb', ''],
  ])('%j gives %p', (input, value, formula) => {
    expect(after(input)).toEqual([value, formula]);
  });

  test('a moment becomes the local date and time of the file', () => {
    const file = testFile({ timeZone: 'America/New_York' });
    file.put('A1', instant(Date.UTC(2026, 0, 2, 5)));
    file.put('A2', instant(Date.UTC(2026, 0, 2, 19, 30)));
    expect([file.shown('A1'), file.shown('A2')]).toEqual(['1/2/2026', '1/2/2026 14:30:00']);
    expect(file.value('A1')).toEqual({ atMs: Date.UTC(2026, 0, 2, 5) });
  });

  test('an automatic format is set once and then kept', () => {
    const file = testFile();
    file.put('A1', '2026-01-02');
    file.put('A1', 5);
    expect(file.shown('A1')).toBe('1900-01-04');
    file.put('A1', '10%');
    expect(file.cell('A1').format.numberFormat).toBe('yyyy-mm-dd');
  });
});

describe('SH1 what a script puts into a cell of plain text', () => {
  test.each<[Input, unknown, string]>([
    ['00123', '00123', ''],
    ['1-2', '1-2', ''],
    ['TRUE', 'TRUE', ''],
    ['+61400000000', '+61400000000', ''],
    ['-abc', '-abc', ''],
    ["'abc", 'abc', ''],
    ['=1+1', 2, '=1+1'],
    [123, 123, ''],
    [literal('=1+1'), '=1+1', ''],
  ])('%j gives %p', (input, value, formula) => {
    expect(after(input, {}, '@')).toEqual([value, formula]);
  });

  test('a person may type what looks like a formula there', () => {
    const file = testFile();
    file.do({ kind: 'format', area: file.area('A1'), patches: { all: { numberFormat: '@' } } });
    file.put('A1', '=1+1', { via: 'person' });
    expect([file.value('A1'), file.formula('A1')]).toEqual(['=1+1', '']);
  });

  test('the format set afterwards brings nothing back', () => {
    const file = testFile();
    file.put('A1', '007');
    file.do({ kind: 'format', area: file.area('A1'), patches: { all: { numberFormat: '@' } } });
    expect([file.value('A1'), file.shown('A1')]).toEqual([7, '7']);
  });
});

/** An input, and the number format of its cell. */
type Written = readonly [Input, string];

describe('SH1 the other readings of the doubts', () => {
  test.each<[string, Partial<SheetDoubts>, Written, unknown]>([
    ['an apostrophe does not protect', { apostropheEquals: 'formula' }, ["'=1+1", ''], 2],
    ['nor in plain text', { apostropheEquals: 'formula' }, ["'=1+1", '@'], 2],
    ['plain text protects', { equalsInTextCell: 'text' }, ['=1+1', '@'], '=1+1'],
    ['rich text does not protect', { equalsAsRichText: 'formula' }, [literal('=1+1'), ''], 2],
    ['apostrophes stay in plain text', { apostropheInTextCell: 'kept' }, ["'a", '@'], "'a"],
    ['numbers become text', { numberInTextCell: 'text' }, [5, '@'], '5'],
    ['booleans become text', { numberInTextCell: 'text' }, [true, '@'], 'TRUE'],
    ['text is composed', { textOnWrite: 'composed' }, ['e\u0301', ''], '\u00e9'],
    ['text is trimmed', { textOnWrite: 'trimmed' }, [' a ', ''], 'a'],
    ['line ends are unified', { textOnWrite: 'unixLines' }, ['a\r\nb', ''], 'a\nb'],
    ['controls are dropped', { textOnWrite: 'withoutControls' }, ['a\u0001b\tc', ''], 'ab\tc'],
    ['literals are altered as well', { textOnWrite: 'trimmed' }, [literal(' a '), ''], 'a'],
    ['NaN is an error', {}, [Number.NaN, ''], '#NUM!'],
    ['NaN is nothing', { nan: 'blank' }, [Number.NaN, ''], ''],
    ['infinity is an error', { infinity: 'error' }, [Infinity, ''], '#NUM!'],
    [
      'objects are printed',
      { objectCell: 'objectText' },
      [{ kind: 'object', name: '[object Object]' }, ''],
      '[object Object]',
    ],
    ['an invalid date is nothing', { invalidDate: 'blank' }, [instant(Number.NaN), ''], ''],
  ])('%s', (_what, doubts, [input, format], expected) => {
    expect(after(input, doubts, format)[0]).toBe(expected);
  });
});

describe('SH1 a value is refused', () => {
  test.each<[string, Input, Partial<SheetDoubts>, RegExp]>([
    ['when it is too long', 'x'.repeat(50_001), {}, /maximum of 50000 characters/],
    ['when it is too long as rich text', literal('x'.repeat(50_001)), {}, /maximum of 50000/],
    ['when it is infinite', Infinity, {}, /cannot be stored/],
    ['when it is NaN', Number.NaN, { nan: 'refused' }, /cannot be stored/],
    ['when it is an object', { kind: 'object', name: 'x' }, {}, /cannot be stored/],
    ['when it is an invalid date', instant(Number.NaN), {}, /cannot be stored/],
  ])('%s', (_what, input, doubts, words) => {
    expect(refused(input, doubts)).toMatch(words);
  });

  test('and then nothing of the block is written', () => {
    const file = testFile();
    const before = file.workbook.current();
    const inputs = { each: [['a', Infinity]] };
    expect(file.refusal({ kind: 'enter', area: file.area('A1:B1'), inputs })).not.toBeNull();
    expect(file.workbook.current()).toBe(before);
  });

  test('but not at exactly 50,000 characters', () => {
    expect(refused('x'.repeat(50_000))).toBeNull();
  });
});
