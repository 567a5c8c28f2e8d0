import type { Change } from '../../../src/host/sheet/change';
import type { Rule } from '../../../src/host/sheet/model';
import { fileWith, GUEST, OWNER, type TestFile, testFile } from './file';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
const guest = { user: GUEST };
const ALL = { content: true, format: true, notes: true, rules: true };

/** A file where the owner protects B2:B4. */
function guarded(): TestFile {
  const file = fileWith([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
    ['i', 'j'],
  ]);
  file.do({ kind: 'protect', area: file.area('B2:B4') });
  return file;
}

type Refusable = Parameters<TestFile['refusal']>[0];

describe('SH6 a protected range', () => {
  const touching: [string, (file: TestFile) => Refusable][] = [
    ['input', (f) => ({ kind: 'enter', area: f.area('A4:B4'), inputs: { all: 'x' } })],
    ['format', (f) => ({ kind: 'format', area: f.area('B2'), patches: { all: {} } })],
    ['note', (f) => ({ kind: 'note', area: f.area('B2'), notes: { all: 'x' } })],
    ['rule', (f) => ({ kind: 'rule', area: f.area('B2'), rules: { all: null } })],
    ['clear', (f) => ({ kind: 'clear', area: f.area('B3:C3'), aspects: ALL, skipFiltered: false })],
    ['sort', (f) => ({ kind: 'sort', area: f.area('A1:B5'), keys: [] })],
    ['merge', (f) => ({ kind: 'merge', area: f.area('B4:B5'), how: 'all' })],
    [
      'cut from it',
      (f) => ({ kind: 'cut', area: f.area('B2'), to: { sheetId: 0, area: f.area('D1') } }),
    ],
    [
      'cut onto it',
      (f) => ({ kind: 'cut', area: f.area('A1'), to: { sheetId: 0, area: f.area('B2') } }),
    ],
    [
      'insert inside',
      () => ({ kind: 'insert', dimension: 'rows', at: 3, count: 1, like: 'before' }),
    ],
    ['delete', () => ({ kind: 'delete', dimension: 'rows', from: 4, count: 1 })],
    ['move', () => ({ kind: 'move', dimension: 'columns', from: 2, count: 1, to: 1 })],
    ['delete the tab', () => ({ kind: 'deleteSheet' })],
  ];

  test.each(touching)('stops a guest: %s', (_what, change) => {
    const file = guarded();
    const before = file.workbook.current();
    expect(file.refusal(change(file), guest)).toBe(PROTECTED);
    expect(file.workbook.current()).toBe(before);
  });

  test.each<[string, (file: TestFile) => Refusable]>([
    ['beside it', (f) => ({ kind: 'enter', area: f.area('A1:A5'), inputs: { all: 'x' } })],
    [
      'rows above it',
      () => ({ kind: 'insert', dimension: 'rows', at: 2, count: 1, like: 'before' }),
    ],
    [
      'rows below it',
      () => ({ kind: 'insert', dimension: 'rows', at: 5, count: 1, like: 'before' }),
    ],
    [
      'copying from it',
      (f) => ({
        kind: 'copy',
        area: f.area('B2'),
        to: { sheetId: 0, area: f.area('D1') },
        aspects: ALL,
        valuesOnly: false,
      }),
    ],
    ['the name of the tab', () => ({ kind: 'renameSheet', name: 'New' })],
  ])('does not stop %s', (_what, change) => {
    const file = guarded();
    expect(file.refusal(change(file), guest)).toBeNull();
  });

  test('does not stop the owner or an editor', () => {
    const file = guarded();
    const id = file.sheet().protections[0]?.id ?? -1;
    const change = { kind: 'enter', area: file.area('B2'), inputs: { all: 'x' } } as const;
    expect(file.refusal(change, { user: OWNER })).toBeNull();
    file.do({ kind: 'editProtection', id, patch: { editors: [GUEST] } });
    expect(file.refusal(change, guest)).toBeNull();
  });

  test('can be changed and removed only by those it lets through', () => {
    const file = guarded();
    const id = file.sheet().protections[0]?.id ?? -1;
    const open = { kind: 'editProtection', id, patch: { editors: [GUEST] } } as const;
    expect(file.refusal(open, guest)).toBe(PROTECTED);
    expect(file.refusal({ kind: 'unprotect', id }, guest)).toBe(PROTECTED);
    expect(file.refusal({ kind: 'unprotect', id })).toBeNull();
  });

  test('stays open to the guest who made it', () => {
    const file = testFile();
    file.do({ kind: 'protect', area: file.area('A1') }, guest);
    const change = { kind: 'enter', area: file.area('A1'), inputs: { all: 'x' } } as const;
    expect(file.refusal(change, guest)).toBeNull();
    expect(file.refusal(change, { user: 'third@example.com' })).toBe(PROTECTED);
  });

  test.each([
    ['allows', 'script', null],
    ['refuses', 'script', PROTECTED],
    ['refuses', 'person', null],
  ] as const)('with a warning only, %s a %s', (warningOnlyProtection, via, expected) => {
    const file = testFile({ doubts: { warningOnlyProtection } });
    const id = file.do({ kind: 'protect', area: file.area('A1') }) ?? -1;
    file.do({ kind: 'editProtection', id, patch: { warningOnly: true } });
    const change = { kind: 'enter', area: file.area('A1'), inputs: { all: 'x' } } as const;
    expect(file.refusal(change, { user: GUEST, via })).toBe(expected);
  });
});

describe('SH6 a protected sheet', () => {
  test.each<[Refusable, boolean]>([
    [{ kind: 'renameSheet', name: 'New' }, false],
    [{ kind: 'insert', dimension: 'rows', at: 1, count: 1, like: 'after' }, false],
    [{ kind: 'freeze', dimension: 'rows', count: 1 }, false],
    [{ kind: 'addSheet', name: null, index: null }, true],
  ])('lets a guest do %j: %s', (change, allowed) => {
    const file = testFile();
    file.do({ kind: 'protect', area: null });
    expect(file.refusal(change, guest) === null).toBe(allowed);
  });

  test('may have open ranges', () => {
    const file = testFile();
    const id = file.do({ kind: 'protect', area: null }) ?? -1;
    file.do({ kind: 'editProtection', id, patch: { open: [file.area('B2:C3')] } });
    const put = (a1: string): Change => ({
      kind: 'enter',
      sheetId: 0,
      area: file.area(a1),
      inputs: { all: 'x' },
    });
    expect(file.refusal(put('B2:C2'), guest)).toBeNull();
    expect(file.refusal(put('C3:D3'), guest)).toBe(PROTECTED);
  });
});

describe('SH6 a validation rule that rejects', () => {
  const rule = (criterion: Rule['criterion'], helpText: string | null = null): Rule => ({
    criterion,
    allowInvalid: false,
    helpText,
  });
  const list = { kind: 'list', values: ['A', 'B'], dropdown: true } as const;

  test('says which cell and what is allowed, and keeps the whole block out', () => {
    const file = testFile();
    file.rule('J1:J2', rule(list));
    const before = file.workbook.current();
    const inputs = { each: [['A'], ['C']] };
    expect(file.refusal({ kind: 'enter', area: file.area('J1:J2'), inputs })).toBe(
      'The data you entered in cell J2 violates the data validation rules set on this cell. Please enter one of the following values: A, B.',
    );
    expect(file.workbook.current()).toBe(before);
  });

  test('says its help text instead when it has one', () => {
    const file = testFile();
    file.rule('A1', rule(list, 'Pick one.'));
    const change = { kind: 'enter', area: file.area('A1'), inputs: { all: 'C' } } as const;
    expect(file.refusal(change)).toMatch(/on this cell\. Pick one\.$/);
  });

  test.each<[Rule['criterion'], string, string]>([
    [list, 'A', 'a'],
    [{ kind: 'list', values: ['1', '2'], dropdown: false }, '2', '3'],
    [{ kind: 'checkbox', checked: true, unchecked: false }, 'TRUE', 'maybe'],
    [{ kind: 'checkbox', checked: 'yes', unchecked: 'no' }, 'yes', 'TRUE'],
    [{ kind: 'number', test: 'between', bounds: [1, 3] }, '3', '4'],
    [{ kind: 'number', test: 'notBetween', bounds: [1, 3] }, '4', '2'],
    [{ kind: 'number', test: 'greater', bounds: [1] }, '2', 'text'],
    [{ kind: 'number', test: 'lessOrEqual', bounds: [1] }, '1', '2'],
    [{ kind: 'text', test: 'contains', text: 'x' }, 'axb', 'ab'],
    [{ kind: 'text', test: 'email', text: '' }, 'a@b.example', 'a@b'],
    [{ kind: 'text', test: 'url', text: '' }, 'https://a.example', 'a.example'],
    [{ kind: 'date' }, '2026-01-02', 'soon'],
    [{ kind: 'custom', formula: '=A1>B1', row: 1, column: 1 }, '5', '1'],
  ])('%j takes %j and not %j', (criterion, good, bad) => {
    const file = testFile();
    file.put('B2', 3);
    file.rule('A2', rule(criterion));
    const put = (all: string) =>
      file.refusal({ kind: 'enter', area: file.area('A2'), inputs: { all } });
    expect(put(bad)).toMatch(/cell A2 violates/);
    expect(put(good)).toBeNull();
  });

  test('always lets a cell be emptied, and a formula in', () => {
    const file = testFile();
    file.rule('A1', rule(list));
    file.put('A1', '');
    file.put('A1', '="C"');
    expect(file.value('A1')).toBe('C');
  });

  test('only marks when invalid input is allowed', () => {
    const file = testFile();
    file.rule('A1', { ...rule(list), allowInvalid: true });
    file.put('A1', 'C');
    expect(file.value('A1')).toBe('C');
  });
});
