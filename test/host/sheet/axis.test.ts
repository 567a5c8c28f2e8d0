import type { Rule } from '../../../src/host/sheet/model';
import { columnA, fileWith, testFile } from './file';

const box: Rule = {
  criterion: { kind: 'checkbox', checked: true, unchecked: false },
  allowInvalid: false,
  helpText: null,
};

const rows = { dimension: 'rows' } as const;
const columns = { dimension: 'columns' } as const;

describe('SH4 inserting rows', () => {
  test('moves cells, notes, rules, merges, protections, filter and metadata down', () => {
    const file = fileWith([['head'], ['a'], ['b']]);
    file.do({ kind: 'note', area: file.area('A3'), notes: { all: 'note of b' } });
    file.do({ kind: 'merge', area: file.area('B3:C3'), how: 'all' });
    file.do({ kind: 'protect', area: file.area('A3:A5') });
    file.do({ kind: 'filter', area: file.area('A1:A3') });
    const home = { kind: 'row', sheetId: 0, row: 3 } as const;
    file.do({
      kind: 'addMetadata',
      home,
      draft: { key: 'k', value: 'b', visibility: 'DOCUMENT' },
    });
    file.do({ kind: 'insert', ...rows, at: 3, count: 2, like: 'before' });
    expect(columnA(file, 5)).toEqual(['head', 'a', '', '', 'b']);
    expect(file.cell('A5').note).toBe('note of b');
    const { merges, protections, filter, rows: grid } = file.sheet();
    expect(merges).toEqual([file.area('B5:C5')]);
    expect(protections[0]?.area).toEqual(file.area('A5:A7'));
    expect(filter?.area).toEqual(file.area('A1:A5'));
    expect(grid[4]?.metadata.map(({ value }) => value)).toEqual(['b']);
    expect(grid).toHaveLength(1002);
  });

  test.each([
    ['before', '@'],
    ['after', '0.00'],
  ] as const)('copies format and rule of the neighbour %s', (like, format) => {
    const file = fileWith([['a'], ['b']]);
    const patch = (a1: string, numberFormat: string) =>
      file.do({ kind: 'format', area: file.area(a1), patches: { all: { numberFormat } } });
    patch('A1', '@');
    patch('A2', '0.00');
    file.do({ kind: 'note', area: file.area('A1:A2'), notes: { all: 'stays' } });
    file.do({ kind: 'insert', ...rows, at: 2, count: 1, like });
    expect(file.cell('A2')).toMatchObject({
      format: { numberFormat: format },
      note: '',
      value: null,
    });
  });

  test.each([
    ['unchecked', false],
    ['blank', ''],
  ] as const)('gives a copied checkbox the value %s', (insertedCheckbox, expected) => {
    const file = testFile({ doubts: { insertedCheckbox } });
    file.rule('A1', box);
    file.do({ kind: 'insert', ...rows, at: 2, count: 1, like: 'before' });
    expect(file.value('A2')).toBe(expected);
  });

  test('at the top copies from the row that was first', () => {
    const file = fileWith([['a']]);
    file.do({ kind: 'format', area: file.area('A1'), patches: { all: { numberFormat: '@' } } });
    file.do({ kind: 'insert', ...rows, at: 1, count: 1, like: 'after' });
    expect(file.cell('A1').format.numberFormat).toBe('@');
  });

  test('lets formulas anywhere follow', () => {
    const file = fileWith([
      [1, '=A1'],
      [2, '=SUM(A1:A2)'],
    ]);
    const added = file.workbook.apply(
      { kind: 'addSheet', name: 'Other', index: null },
      { user: 'x@example.com', via: 'person' },
    );
    const other = added.kind === 'changed' ? (added.made ?? -1) : -1;
    const inputs = { all: '=Sheet1!A2+A2' };
    const area = file.area('A1');
    file.workbook.apply(
      { kind: 'enter', sheetId: other, area, inputs },
      { user: 'x@example.com', via: 'person' },
    );
    file.do({ kind: 'insert', ...rows, at: 2, count: 1, like: 'before' });
    expect([file.formula('B1'), file.formula('B3')]).toEqual(['=A1', '=SUM(A1:A3)']);
    expect(file.workbook.current().sheets[1]?.rows[0]?.cells[0]?.formula).toBe('=Sheet1!A3+A2');
  });

  test('is refused above ten million cells', () => {
    const file = testFile();
    const change = { kind: 'insert', ...rows, at: 1, like: 'before' } as const;
    expect(file.refusal({ ...change, count: 400_000 })).toMatch(/limit of 10000000 cells/);
  });

  test('is refused beyond the grid', () => {
    const file = testFile();
    const change = { kind: 'insert', ...rows, count: 1, like: 'before' } as const;
    expect(file.refusal({ ...change, at: 1002 })).toBe('Those rows are out of bounds.');
    expect(file.refusal({ ...change, at: 1001 })).toBeNull();
  });
});

describe('SH4 deleting rows', () => {
  test('takes cells, metadata, merges and protections along', () => {
    const file = fileWith([['a'], ['b'], ['c'], ['=A2']]);
    file.do({ kind: 'merge', area: file.area('B2:B3'), how: 'all' });
    file.do({ kind: 'protect', area: file.area('A2:A2') });
    file.do({ kind: 'delete', ...rows, from: 2, count: 2 });
    expect(columnA(file, 2)).toEqual(['a', '#REF!']);
    expect(file.formula('A2')).toBe('=#REF!');
    expect(file.sheet()).toMatchObject({ merges: [], protections: [] });
    expect(file.sheet().rows).toHaveLength(998);
  });

  test('shows again what a deleted filter had hidden', () => {
    const file = fileWith([['h'], ['a']]);
    file.do({ kind: 'filter', area: file.area('A1:A2') });
    file.do({ kind: 'filterColumn', column: 1, hiddenValues: ['a'] });
    file.do({ kind: 'delete', ...columns, from: 1, count: 1 });
    expect(file.sheet().filter).toBeNull();
    expect(file.sheet().rows.some(({ filtered }) => filtered)).toBe(false);
  });

  test.each([
    [0, 1000, false],
    [0, 999, true],
    [2, 998, false],
    [2, 997, true],
  ])('with %i frozen rows: %i rows can go: %s', (frozen, count, allowed) => {
    const file = testFile();
    file.do({ kind: 'freeze', ...rows, count: frozen });
    const words = file.refusal({ kind: 'delete', ...rows, from: 1001 - count, count });
    expect(words === null).toBe(allowed);
    if (!allowed) expect(words).toMatch(/not possible to delete all non-frozen rows/);
  });

  test('keeps the number of frozen rows right', () => {
    const file = testFile();
    file.do({ kind: 'freeze', ...rows, count: 3 });
    file.do({ kind: 'delete', ...rows, from: 2, count: 4 });
    expect(file.sheet().frozenRows).toBe(1);
    file.do({ kind: 'insert', ...rows, at: 1, count: 2, like: 'after' });
    expect(file.sheet().frozenRows).toBe(3);
    file.do({ kind: 'insert', ...rows, at: 4, count: 1, like: 'before' });
    expect(file.sheet().frozenRows).toBe(3);
  });
});

describe('SH4 moving rows', () => {
  test.each([
    [2, 1, 5, ['a', 'c', 'd', 'b', 'e']],
    [4, 2, 1, ['d', 'e', 'a', 'b', 'c']],
    [1, 2, 6, ['c', 'd', 'e', 'a', 'b']],
    [2, 2, 3, ['a', 'b', 'c', 'd', 'e']],
  ])('%i (+%i) to before %i gives %j', (from, count, to, expected) => {
    const file = fileWith([['a'], ['b'], ['c'], ['d'], ['e']]);
    file.do({ kind: 'move', ...rows, from, count, to });
    expect(columnA(file, 5)).toEqual(expected);
  });

  test('lets formulas follow the moved cells', () => {
    const file = fileWith([
      [1, '=A1'],
      [2, '=A2'],
      [3, '=SUM(A1:A3)'],
    ]);
    file.do({ kind: 'move', ...rows, from: 1, count: 1, to: 3 });
    expect(['B1', 'B2', 'B3'].map(file.formula)).toEqual(['=A1', '=A2', '=SUM(A1:A3)']);
    expect(file.values('A1:B3')).toEqual([
      [2, 2],
      [1, 1],
      [3, 6],
    ]);
  });
});

describe('SH4 moving a column with developer metadata', () => {
  test.each([
    ['moves', [[], [], ['k']]],
    ['stays', [['k'], [], []]],
    ['lost', [[], [], []]],
  ] as const)('under the reading "%s"', (metadataUnderMove, expected) => {
    const file = fileWith([['a', 'b', 'c']], { doubts: { metadataUnderMove } });
    const home = { kind: 'column', sheetId: 0, column: 1 } as const;
    const draft = { key: 'k', value: null, visibility: 'DOCUMENT' } as const;
    file.do({ kind: 'addMetadata', home, draft });
    file.do({ kind: 'move', ...columns, from: 1, count: 1, to: 4 });
    expect(file.values('A1:C1')).toEqual([['b', 'c', 'a']]);
    const keys = file.sheet().columns.map(({ metadata }) => metadata.map(({ key }) => key));
    expect(keys.slice(0, 3)).toEqual(expected);
  });
});

describe('SH4 columns', () => {
  test('are inserted and deleted with their cells, widths and filter conditions', () => {
    const file = fileWith([
      ['a', 'b'],
      ['1', '2'],
    ]);
    file.do({ kind: 'width', from: 2, count: 1, widthPx: 240 });
    file.do({ kind: 'filter', area: file.area('A1:B2') });
    file.do({ kind: 'filterColumn', column: 2, hiddenValues: ['2'] });
    file.do({ kind: 'insert', ...columns, at: 2, count: 1, like: 'before' });
    expect(file.values('A1:C1')).toEqual([['a', '', 'b']]);
    expect(
      file
        .sheet()
        .columns.slice(0, 3)
        .map(({ widthPx }) => widthPx),
    ).toEqual([100, 100, 240]);
    expect(file.sheet().filter?.hiddenValues).toEqual({ 3: ['2'] });
    file.do({ kind: 'delete', ...columns, from: 1, count: 2 });
    expect(file.values('A1:A2')).toEqual([['b'], [2]]);
  });

  test('are hidden and shown', () => {
    const file = testFile();
    file.do({ kind: 'hide', ...columns, from: 2, count: 2, hidden: true });
    file.do({ kind: 'hide', ...rows, from: 3, count: 1, hidden: true });
    const hidden = file.sheet().columns.flatMap((column, n) => (column.hidden ? [n + 1] : []));
    expect(hidden).toEqual([2, 3]);
    expect(file.sheet().rows[2]?.hidden).toBe(true);
    file.do({ kind: 'hide', ...columns, from: 2, count: 2, hidden: false });
    expect(file.sheet().columns.some((column) => column.hidden)).toBe(false);
  });
});
