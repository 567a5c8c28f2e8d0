import { fileWith, testFile } from './file';

const names = (file: ReturnType<typeof testFile>): string[] =>
  file.workbook.current().sheets.map(({ name }) => name);

describe('SH7 tabs', () => {
  test('are added with free names and ids that are no positions', () => {
    const file = testFile();
    const first = file.do({ kind: 'addSheet', name: null, index: null });
    const second = file.do({ kind: 'addSheet', name: 'Deals', index: 0 });
    expect(names(file)).toEqual(['Deals', 'Sheet1', 'Sheet2']);
    expect(new Set([0, 1, 2, first, second]).size).toBe(5);
  });

  test('cannot share a name, in any case of letters', () => {
    const file = testFile({ tabs: ['Deals'] });
    const words = 'A sheet with the name "deals" already exists. Please enter another name.';
    expect(file.refusal({ kind: 'addSheet', name: 'deals', index: null })).toBe(words);
    file.do({ kind: 'addSheet', name: 'Other', index: null });
    const other = file.workbook.current().sheets[1]?.id ?? -1;
    expect(
      file.workbook.apply(
        { kind: 'renameSheet', sheetId: other, name: 'deals' },
        { user: 'x@example.com', via: 'person' },
      ),
    ).toEqual({ kind: 'refused', message: words });
  });

  test('are renamed and deleted; formulas follow', () => {
    const file = testFile({ tabs: ['One', 'Two'] });
    const two = file.workbook.current().sheets[1]?.id ?? -1;
    const actor = { user: 'x@example.com', via: 'person' } as const;
    file.put('A1', '=Two!B2');
    file.workbook.apply({ kind: 'renameSheet', sheetId: two, name: 'New name' }, actor);
    expect(file.formula('A1')).toBe("='New name'!B2");
    file.workbook.apply({ kind: 'deleteSheet', sheetId: two }, actor);
    expect([file.formula('A1'), file.value('A1')]).toEqual(['=#REF!', '#REF!']);
    expect(file.refusal({ kind: 'deleteSheet' })).toMatch(/can't remove all the sheets/);
  });

  test('are moved and hidden', () => {
    const file = testFile({ tabs: ['One', 'Two', 'Three'] });
    file.do({ kind: 'moveSheet', index: 2 });
    expect(names(file)).toEqual(['Two', 'Three', 'One']);
    file.do({ kind: 'hideSheet', hidden: true });
    expect(file.sheet().hidden).toBe(true);
  });

  test.each([
    ['copied', ['row']],
    ['dropped', []],
  ] as const)('are duplicated with everything; metadata is %s', (metadataInCopiedTab, keys) => {
    const file = fileWith([['a', '=A1']], { doubts: { metadataInCopiedTab } });
    const home = { kind: 'row', sheetId: 0, row: 1 } as const;
    file.do({
      kind: 'addMetadata',
      home,
      draft: { key: 'row', value: 'v', visibility: 'PROJECT' },
    });
    file.do({ kind: 'copySheet', name: null, index: null });
    file.do({ kind: 'copySheet', name: null, index: null });
    expect(names(file)).toEqual(['Sheet1', 'Copy of Sheet1', 'Copy of Sheet1 2']);
    const [original, copy] = file.workbook.current().sheets;
    expect(copy?.rows[0]?.cells).toEqual(original?.rows[0]?.cells);
    expect(copy?.rows[0]?.metadata.map(({ key }) => key)).toEqual(keys);
    expect(copy?.rows[0]?.metadata[0]?.id).not.toBe(original?.rows[0]?.metadata[0]?.id);
  });

  test('that are missing are named in the refusal', () => {
    const file = testFile();
    const change = { kind: 'tabColor', sheetId: 99, color: null } as const;
    const outcome = file.workbook.apply(change, { user: 'x@example.com', via: 'person' });
    expect(outcome).toEqual({ kind: 'refused', message: 'Sheet 99 not found' });
  });
});

test('SH7 locale and time zone of the file decide how cells read and show', () => {
  const file = fileWith([[1.5, '2026-01-02']]);
  expect([file.shown('A1'), file.value('B1')]).toEqual(['1.5', { atMs: Date.UTC(2026, 0, 2) }]);
  file.do({ kind: 'settings', locale: 'de_DE', timeZone: 'Asia/Tokyo' });
  expect([file.shown('A1'), file.value('B1')]).toEqual(['1,5', { atMs: Date.UTC(2026, 0, 1, 15) }]);
});

describe('SH7 the basic filter', () => {
  test('hides rows by what they show, below its header only', () => {
    const file = fileWith([['x'], ['x'], ['y'], [0.5]]);
    file.do({ kind: 'format', area: file.area('A4'), patches: { all: { numberFormat: '0%' } } });
    file.do({ kind: 'filter', area: file.area('A1:A4') });
    file.do({ kind: 'filterColumn', column: 1, hiddenValues: ['x', '50%'] });
    const hidden = () => file.sheet().rows.flatMap(({ filtered }, n) => (filtered ? [n + 1] : []));
    expect(hidden()).toEqual([2, 4]);
    file.put('A2', 'z');
    expect(hidden()).toEqual([2, 4]);
    file.do({ kind: 'filterColumn', column: 1, hiddenValues: null });
    expect(hidden()).toEqual([]);
  });

  test('is one per tab, and goes with all it hid', () => {
    const file = fileWith([['h'], ['x']]);
    file.do({ kind: 'filter', area: file.area('A1:A2') });
    expect(file.refusal({ kind: 'filter', area: file.area('C1:C2') })).toBe(
      "You can't create a filter in a sheet that already has a filter.",
    );
    file.do({ kind: 'filterColumn', column: 1, hiddenValues: ['x'] });
    file.do({ kind: 'unfilter' });
    expect(file.sheet().rows.some(({ filtered }) => filtered)).toBe(false);
    expect(file.refusal({ kind: 'filterColumn', column: 1, hiddenValues: [] })).toMatch(
      /no filter/,
    );
  });

  test('keeps what it hides from a clear that skips filtered rows', () => {
    const file = fileWith([['h'], ['x'], ['y']]);
    file.do({ kind: 'filter', area: file.area('A1:A3') });
    file.do({ kind: 'filterColumn', column: 1, hiddenValues: ['x'] });
    const aspects = { content: true, format: false, notes: false, rules: false };
    file.do({ kind: 'clear', area: file.area('A1:A3'), aspects, skipFiltered: true });
    expect(file.values('A1:A3').flat()).toEqual(['', 'x', '']);
  });
});

describe('SH7 developer metadata', () => {
  const draft = (value: string) => ({ key: 'kk', value, visibility: 'DOCUMENT' }) as const;
  const row = (n: number) => ({ kind: 'row', sheetId: 0, row: n }) as const;

  test('has room for 30,000 characters in each tab, and as many in the file', () => {
    const file = testFile({ tabs: ['One', 'Two'] });
    const full = 'x'.repeat(14_998);
    file.do({ kind: 'addMetadata', home: row(1), draft: draft(full) });
    file.do({
      kind: 'addMetadata',
      home: { kind: 'column', sheetId: 0, column: 1 },
      draft: draft(full),
    });
    expect(file.refusal({ kind: 'addMetadata', home: row(2), draft: draft('') })).toMatch(
      /storage/,
    );
    expect(
      file.refusal({ kind: 'addMetadata', home: { kind: 'book' }, draft: draft(full) }),
    ).toBeNull();
    const two = file.workbook.current().sheets[1]?.id ?? -1;
    const home = { kind: 'sheet', sheetId: two } as const;
    expect(file.refusal({ kind: 'addMetadata', home, draft: draft(full) })).toBeNull();
  });

  test('is edited, moved and removed by its id', () => {
    const file = testFile();
    const id = file.do({ kind: 'addMetadata', home: row(1), draft: draft('a') }) ?? -1;
    file.do({ kind: 'editMetadata', id, patch: { value: 'b' } });
    file.do({ kind: 'moveMetadata', id, home: row(3) });
    expect(file.sheet().rows[0]?.metadata).toEqual([]);
    expect(file.sheet().rows[2]?.metadata).toEqual([{ id, ...draft('b') }]);
    file.do({ kind: 'removeMetadata', id });
    expect(file.refusal({ kind: 'removeMetadata', id })).toBe('Range not found');
  });
});
