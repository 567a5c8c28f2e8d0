import { columnA, fileWith, testFile } from './file';

const all = { content: true, format: true, notes: true, rules: true };

describe('SH4 copying a block', () => {
  test('shifts formulas, and takes formats, notes and rules along', () => {
    const file = fileWith([[1, '=A1*2']]);
    file.do({ kind: 'note', area: file.area('B1'), notes: { all: 'n' } });
    file.do({ kind: 'format', area: file.area('B1'), patches: { all: { numberFormat: '0.00' } } });
    const to = { sheetId: 0, area: file.area('A3') };
    file.do({ kind: 'copy', area: file.area('A1:B1'), to, aspects: all, valuesOnly: false });
    expect(file.formula('B3')).toBe('=A3*2');
    expect([file.shown('B3'), file.cell('B3').note]).toEqual(['2.00', 'n']);
  });

  test('fills a destination that is a multiple of it', () => {
    const file = fileWith([['a'], ['b']]);
    const to = { sheetId: 0, area: file.area('C1:D4') };
    file.do({ kind: 'copy', area: file.area('A1:A2'), to, aspects: all, valuesOnly: false });
    expect(file.values('C1:D4')).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  test('may paste results instead of formulas', () => {
    const file = fileWith([[2, '=A1*2']]);
    const to = { sheetId: 0, area: file.area('D5') };
    const aspects = { ...all, format: false };
    file.do({ kind: 'copy', area: file.area('B1'), to, aspects, valuesOnly: true });
    expect([file.value('D5'), file.formula('D5')]).toEqual([4, '']);
  });

  test('is refused where it would leave the grid', () => {
    const file = fileWith([['a'], ['b']]);
    const to = { sheetId: 0, area: file.area('A1000') };
    const change = { kind: 'copy', area: file.area('A1:A2'), to, aspects: all } as const;
    expect(file.refusal({ ...change, valuesOnly: false })).toMatch(/outside the dimensions/);
  });
});

describe('SH4 cutting and pasting a block', () => {
  test('moves cells whole; references follow from anywhere', () => {
    const file = fileWith([
      [1, '=A1', '=$A$1+B1'],
      ['x', null, null],
    ]);
    file.do({ kind: 'note', area: file.area('A1'), notes: { all: 'n' } });
    file.do({ kind: 'cut', area: file.area('A1'), to: { sheetId: 0, area: file.area('E5') } });
    expect([file.formula('B1'), file.formula('C1')]).toEqual(['=E5', '=$E$5+B1']);
    expect([file.value('A1'), file.cell('A1').note]).toEqual(['', '']);
    expect([file.value('E5'), file.cell('E5').note]).toEqual([1, 'n']);
  });

  test('keeps the references of a moved formula', () => {
    const file = fileWith([[1, '=A1']]);
    file.do({ kind: 'cut', area: file.area('B1'), to: { sheetId: 0, area: file.area('B9') } });
    expect(file.formula('B9')).toBe('=A1');
  });

  test('names the old tab in formulas that go to another one', () => {
    const file = fileWith([[7, '=A1', '=B1']], { tabs: ['Here', 'Over there'] });
    const there = file.workbook.current().sheets[1]?.id ?? -1;
    file.do({ kind: 'cut', area: file.area('B1'), to: { sheetId: there, area: file.area('A1') } });
    expect(file.workbook.current().sheets[1]?.rows[0]?.cells[0]?.formula).toBe('=Here!A1');
    expect(file.formula('C1')).toBe("='Over there'!A1");
    expect(file.value('C1')).toBe(7);
  });

  test('may overlap itself, and takes merges along', () => {
    const file = fileWith([['a'], ['b'], ['c']]);
    file.do({ kind: 'merge', area: file.area('A1:B1'), how: 'all' });
    file.do({ kind: 'cut', area: file.area('A1:B3'), to: { sheetId: 0, area: file.area('A2') } });
    expect(columnA(file, 4)).toEqual(['', 'a', 'b', 'c']);
    expect(file.sheet().merges).toEqual([file.area('A2:B2')]);
  });
});

describe('SH4 sorting a range', () => {
  const sortBy = (ascending: boolean) =>
    ({ kind: 'sort', keys: [{ column: 1, ascending }] }) as const;

  test('orders numbers, texts in any case, booleans, errors; blanks last both ways', () => {
    const file = fileWith([['b'], [true], [null], [10], ['A'], ['#N/A'], [2]]);
    file.do({ ...sortBy(true), area: file.area('A1:A7') });
    expect(columnA(file, 7)).toEqual([2, 10, 'A', 'b', true, '#N/A', '']);
    file.do({ ...sortBy(false), area: file.area('A1:A7') });
    expect(columnA(file, 7)).toEqual(['#N/A', true, 'b', 'A', 10, 2, '']);
  });

  test('keeps equal rows in order and breaks ties by further columns', () => {
    const file = fileWith([
      ['x', 2, 'p'],
      ['x', 1, 'q'],
      ['a', 2, 'r'],
      ['a', 2, 's'],
    ]);
    const keys = [
      { column: 2, ascending: false },
      { column: 1, ascending: true },
    ];
    file.do({ kind: 'sort', area: file.area('A1:C4'), keys });
    expect(file.values('C1:C4').flat()).toEqual(['r', 's', 'p', 'q']);
  });

  test('moves relative references with their row', () => {
    const file = fileWith([
      [2, '=A1*10', '=$A$1'],
      [1, '=A2*10', '=$A$1'],
    ]);
    file.do({ ...sortBy(true), area: file.area('A1:C2') });
    expect(['B1', 'B2', 'C1'].map(file.formula)).toEqual(['=A1*10', '=A2*10', '=$A$1']);
    expect(file.values('A1:B2')).toEqual([
      [1, 10],
      [2, 20],
    ]);
  });

  test('leaves cells outside, hidden rows and row metadata where they are', () => {
    const file = fileWith([
      [2, 'beside 1'],
      [1, 'beside 2'],
    ]);
    const home = { kind: 'row', sheetId: 0, row: 1 } as const;
    const draft = { key: 'k', value: null, visibility: 'DOCUMENT' } as const;
    file.do({ kind: 'addMetadata', home, draft });
    file.do({ kind: 'hide', dimension: 'rows', from: 1, count: 1, hidden: true });
    file.do({ ...sortBy(true), area: file.area('A1:A2') });
    expect(file.values('A1:B2')).toEqual([
      [1, 'beside 1'],
      [2, 'beside 2'],
    ]);
    expect(file.sheet().rows[0]).toMatchObject({ hidden: true, metadata: [{ key: 'k' }] });
  });

  test.each([
    [{}, 'n2', '#ff0000'],
    [{ notesUnderSort: 'stay' }, 'n1', '#ff0000'],
    [{ looksUnderSort: 'stay' }, 'n2', null],
  ] as const)('moves notes and looks as %j says', (doubts, note, background) => {
    const file = fileWith([[2], [1]], { doubts });
    file.do({ kind: 'note', area: file.area('A1:A2'), notes: { each: [['n1'], ['n2']] } });
    const patches = { all: { background: '#ff0000' } };
    file.do({ kind: 'format', area: file.area('A2'), patches });
    file.do({ ...sortBy(true), area: file.area('A1:A2') });
    expect(file.cell('A1')).toMatchObject({ note, format: { background } });
  });

  test('is refused across merged rows', () => {
    const file = fileWith([[2], [1]]);
    file.do({ kind: 'merge', area: file.area('B1:B2'), how: 'all' });
    expect(file.refusal({ ...sortBy(true), area: file.area('A1:B2') })).toMatch(/vertical merges/);
  });
});

describe('SH4 merged cells', () => {
  test('keep the first value in the top-left cell', () => {
    const file = fileWith([
      [null, 'b'],
      ['c', 'd'],
    ]);
    file.do({ kind: 'merge', area: file.area('A1:B2'), how: 'all' });
    expect(file.values('A1:B2')).toEqual([
      ['b', ''],
      ['', ''],
    ]);
  });

  test.each([
    ['dropped', ''],
    ['stored', 'x'],
  ] as const)('under the reading "%s" a write to another cell reads %j', (reading, expected) => {
    const file = testFile({ doubts: { mergedCellWrite: reading } });
    file.do({ kind: 'merge', area: file.area('A1:B1'), how: 'all' });
    file.put('A1:B1', [['first', 'x']]);
    expect(file.values('A1:B1')).toEqual([['first', expected]]);
  });

  test.each([
    ['all', ['A1:B2']],
    ['across', ['A1:B1', 'A2:B2']],
    ['vertically', ['A1:A2', 'B1:B2']],
  ] as const)('%s', (how, expected) => {
    const file = testFile();
    file.do({ kind: 'merge', area: file.area('A1:B2'), how });
    expect(file.sheet().merges).toEqual(expected.map(file.area));
  });

  test('can only be taken apart whole', () => {
    const file = testFile();
    file.do({ kind: 'merge', area: file.area('A1:B2'), how: 'all' });
    const words = 'You must select all cells in a merged range to merge or unmerge them.';
    expect(file.refusal({ kind: 'breakApart', area: file.area('A1') })).toBe(words);
    expect(file.refusal({ kind: 'merge', area: file.area('B2:C3'), how: 'all' })).toBe(words);
    file.do({ kind: 'breakApart', area: file.area('A1:C3') });
    expect(file.sheet().merges).toEqual([]);
  });
});

describe('SH4 clearing', () => {
  test.each([
    [{ content: true }, '', 'n', '@'],
    [{ notes: true }, 'v', '', '@'],
    [{ format: true }, 'v', 'n', ''],
  ] as const)('%j takes only that', (chosen, value, note, numberFormat) => {
    const file = testFile();
    file.do({ kind: 'format', area: file.area('A1'), patches: { all: { numberFormat: '@' } } });
    file.put('A1', 'v');
    file.do({ kind: 'note', area: file.area('A1'), notes: { all: 'n' } });
    const aspects = { content: false, format: false, notes: false, rules: false, ...chosen };
    file.do({ kind: 'clear', area: file.area('A1'), aspects, skipFiltered: false });
    expect(file.value('A1')).toBe(value);
    expect(file.cell('A1')).toMatchObject({ note, format: { numberFormat } });
  });
});
