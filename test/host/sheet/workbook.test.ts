import fc from 'fast-check';
import type { Area } from '../../../src/host/sheet/area';
import type { Change, Input } from '../../../src/host/sheet/change';
import { diffCells } from '../../../src/host/sheet/diff';
import type { Book } from '../../../src/host/sheet/model';
import { createWorkbook } from '../../../src/host/sheet/workbook';
import { fileWith, GUEST, OWNER, testFile } from './file';

describe('SH7 snapshots', () => {
  test('bring the whole file back: cells, tabs, metadata, settings', () => {
    const file = fileWith([['a']]);
    const before = file.workbook.current();
    file.put('A1', 'b');
    file.do({ kind: 'addSheet', name: 'New', index: null });
    file.do({ kind: 'settings', locale: 'de_DE' });
    file.workbook.restore(before);
    expect(file.workbook.current()).toBe(before);
    expect(file.value('A1')).toBe('a');
  });

  test('are not touched by what comes after', () => {
    const file = fileWith([['a', 1]]);
    const before = file.workbook.current();
    const copy = structuredClone(before);
    file.put('A1:B1', [['b', 2]]);
    file.do({ kind: 'insert', dimension: 'rows', at: 1, count: 3, like: 'after' });
    expect(before).toEqual(copy);
  });
});

describe('SH7 a difference of two books', () => {
  test('names the cells that changed, and nothing else', () => {
    const file = fileWith([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const before = file.workbook.current();
    file.put('B2', 'x');
    file.put('A1', 'a');
    file.do({ kind: 'note', area: file.area('C5'), notes: { all: 'n' } });
    const found = diffCells(before, file.workbook.current());
    expect(found.map(({ row, column }) => [row, column])).toEqual([
      [2, 2],
      [5, 3],
    ]);
    expect(found[0]).toMatchObject({ before: { value: 'd' }, after: { value: 'x' } });
  });

  test('a dump has a line for each cell that holds something', () => {
    const file = fileWith([['a', '=A1', null, '10%']]);
    file.do({ kind: 'note', area: file.area('A2'), notes: { all: 'n' } });
    expect(file.dump()).toEqual([
      'Sheet1!A1 = "a"',
      'Sheet1!B1 =A1',
      'Sheet1!D1 = 0.1 | format: 0%',
      'Sheet1!A2 note: n',
    ]);
  });
});

describe('SH7 bounds', () => {
  test('a change outside the grid is refused', () => {
    const file = testFile();
    const outside: Area = { row: 1000, column: 26, rows: 2, columns: 1 };
    const change = { kind: 'enter', area: outside, inputs: { all: 'x' } } as const;
    expect(file.refusal(change)).toBe(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });
});

const SIZE = 6;
const areas = fc.record({
  row: fc.integer({ min: 1, max: SIZE }),
  column: fc.integer({ min: 1, max: SIZE }),
  rows: fc.integer({ min: 1, max: 3 }),
  columns: fc.integer({ min: 1, max: 3 }),
});
const inputs = fc.constantFrom<Input>('x', 7, true, '', '=A1+1', '=SUM(A1:B3)', '=SEQUENCE(2)');
const dimension = fc.constantFrom('rows' as const, 'columns' as const);
const number = fc.integer({ min: 1, max: SIZE + 1 });
const sheetId = 0;

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('enter' as const),
    sheetId: fc.constant(sheetId),
    area: areas,
    inputs: fc.record({ all: inputs }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    sheetId: fc.constant(sheetId),
    dimension,
    at: number,
    count: fc.integer({ min: 1, max: 2 }),
    like: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    sheetId: fc.constant(sheetId),
    dimension,
    from: number,
    count: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    sheetId: fc.constant(sheetId),
    dimension,
    from: number,
    count: fc.integer({ min: 1, max: 2 }),
    to: number,
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    sheetId: fc.constant(sheetId),
    area: areas,
    how: fc.constant('all' as const),
  }),
  fc.record({
    kind: fc.constant('cut' as const),
    sheetId: fc.constant(sheetId),
    area: areas,
    to: fc.record({ sheetId: fc.constant(sheetId), area: areas }),
  }),
  fc.record({
    kind: fc.constant('sort' as const),
    sheetId: fc.constant(sheetId),
    area: areas,
    keys: fc.constant([{ column: 1, ascending: true }]),
  }),
  fc.record({
    kind: fc.constant('protect' as const),
    sheetId: fc.constant(sheetId),
    area: areas,
  }),
);

/** What must hold of every book. */
function expectSound(book: Book): void {
  for (const { rows, columns, merges, protections } of book.sheets) {
    for (const row of rows) {
      expect(row.cells.length).toBeLessThanOrEqual(columns.length);
      const formulas = row.cells.filter((cell) => cell !== undefined && cell.formula !== '');
      expect(row.formulaCount).toBe(formulas.length);
    }
    for (const area of [...merges, ...protections.flatMap(({ area }) => area ?? [])]) {
      expect(area.row + area.rows - 1).toBeLessThanOrEqual(rows.length);
      expect(area.column + area.columns - 1).toBeLessThanOrEqual(columns.length);
      expect(Math.min(area.row, area.column, area.rows, area.columns)).toBeGreaterThan(0);
    }
    expect(overlaps(merges)).toBe(false);
  }
}

function overlaps(areas: readonly Area[]): boolean {
  const cells = areas.flatMap(({ row, column, rows, columns }) =>
    Array.from({ length: rows * columns }, (_, n) =>
      [row + Math.floor(n / columns), column + (n % columns)].join(),
    ),
  );
  return new Set(cells).size < cells.length;
}

test('SH7 after any sequence of changes books are sound, refusals leave no trace, results compute', () => {
  let made = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 12 }), (sequence) => {
      const workbook = createWorkbook({ owner: OWNER });
      // A small grid, so that edges are met.
      for (const dimension of ['rows', 'columns'] as const) {
        const count = (dimension === 'rows' ? 1000 : 26) - SIZE - 2;
        workbook.apply(
          { kind: 'delete', sheetId, dimension, from: 1, count },
          { user: OWNER, via: 'person' },
        );
      }
      for (const [n, change] of sequence.entries()) {
        const before = workbook.current();
        const outcome = workbook.apply(change, { user: n % 3 ? OWNER : GUEST, via: 'script' });
        if (outcome.kind === 'refused') expect(workbook.current()).toBe(before);
        if (outcome.kind === 'refused') refused += 1;
        else made += 1;
        expectSound(workbook.current());
        const [sheet] = workbook.current().sheets;
        if (sheet !== undefined) workbook.view().end(sheet);
      }
    }),
    { seed: 42, numRuns: 400 },
  );
  expect(made).toBeGreaterThan(1000);
  expect(refused).toBeGreaterThan(100);
});
