import fc from 'fast-check';
import type { Change } from '../../../src/host/sheet/change';
import { createWorkbook, type Workbook } from '../../../src/host/sheet/workbook';
import {
  type BookPicture,
  movesCells,
  patchBetween,
} from '../../../src/host/workbench/picture/patch';
import { createPainter, type Painter } from '../../../src/host/workbench/picture/sheet-picture';
import type { BookPatch, RowPicture, SheetHead } from '../../../src/host/workbench/protocol';

const PERSON = { user: 'owner@example.com', via: 'person' } as const;

function pictureOf({ paint }: Painter, workbook: Workbook): BookPicture {
  const book = workbook.current();
  return { name: book.name, sheets: paint(book, workbook.view()) };
}

/** What a page knows: it starts empty and does as the patches say. */
function createReader() {
  const heads = new Map<number, SheetHead>();
  const rows = new Map<number, RowPicture[]>();
  let order: readonly number[] = [];
  return {
    read(patch: BookPatch) {
      for (const { id, head, splices } of patch.sheets) {
        if (head !== undefined) heads.set(id, head);
        const own = rows.get(id) ?? [];
        for (const splice of splices) own.splice(splice.from - 1, splice.removed, ...splice.rows);
        rows.set(id, own);
      }
      order = patch.order;
    },
    sheets: () => order.map((id) => ({ head: heads.get(id), rows: rows.get(id) })),
  };
}

const at = fc.integer({ min: 1, max: 12 });
const count = fc.integer({ min: 1, max: 3 });
const area = fc.record({ row: at, column: at, rows: count, columns: count });
const dimension = fc.constantFrom('rows', 'columns');
const sheetId = fc.constant(0);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('enter'),
    sheetId,
    area,
    inputs: fc.record({ all: fc.constantFrom('a', 'b', '1', '=A1', '=SUM(A1:C9)', '') }),
  }),
  fc.record({
    kind: fc.constant('insert'),
    sheetId,
    dimension,
    at,
    count,
    like: fc.constantFrom('before', 'after'),
  }),
  fc.record({ kind: fc.constant('delete'), sheetId, dimension, from: at, count }),
  fc.record({ kind: fc.constant('move'), sheetId, dimension, from: at, count, to: at }),
  fc.record({
    kind: fc.constant('hide'),
    sheetId,
    dimension,
    from: at,
    count,
    hidden: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('sort'),
    sheetId,
    area,
    keys: fc.tuple(fc.record({ column: at, ascending: fc.boolean() })),
  }),
  fc.record({
    kind: fc.constant('addSheet'),
    name: fc.constant(null),
    index: fc.constantFrom(0, null),
  }),
  fc.record({ kind: fc.constant('width'), sheetId, from: at, count, widthPx: fc.nat(300) }),
) as fc.Arbitrary<Change>;

/** 16 rows and columns, so that everything is near an edge. */
function smallWorkbook(): Workbook {
  const workbook = createWorkbook();
  const cut = { kind: 'delete', sheetId: 0, from: 17 } as const;
  workbook.apply({ ...cut, dimension: 'rows', count: 984 }, PERSON);
  workbook.apply({ ...cut, dimension: 'columns', count: 10 }, PERSON);
  return workbook;
}

describe('patches', () => {
  test('whatever happens to the file, a page that follows shows what is there', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyChange, { maxLength: 4 }), { maxLength: 8 }), (steps) => {
        const workbook = smallWorkbook();
        const painter = createPainter();
        const reader = createReader();
        let told: BookPicture | null = null;
        for (const step of [[], ...steps]) {
          for (const change of step) workbook.apply(change, PERSON);
          const next = pictureOf(painter, workbook);
          const patch = patchBetween(told, next);
          if (patch !== null) reader.read(patch);
          told = next;
          expect(reader.sheets()).toEqual(next.sheets);
        }
      }),
      { seed: 20260115, numRuns: 150 },
    );
  });

  const enter = (row: number, text: string): Change => ({
    kind: 'enter',
    sheetId: 0,
    area: { row, column: 1, rows: 1, columns: 1 },
    inputs: { all: text },
  });

  function patchOf(before: readonly Change[], step: readonly Change[]) {
    const workbook = createWorkbook();
    const painter = createPainter();
    for (const change of before) workbook.apply(change, PERSON);
    const old = pictureOf(painter, workbook);
    for (const change of step) workbook.apply(change, PERSON);
    const patch = patchBetween(old, pictureOf(painter, workbook));
    return { patch, moves: patch !== null && movesCells(patch, old) };
  }

  test('nothing changed, nothing to say', () => {
    expect(patchOf([enter(1, 'a')], [enter(1, 'a')]).patch).toBeNull();
  });

  test('only rows that changed are told, and formulas that depend on them', () => {
    const { patch } = patchOf([enter(2, '1'), enter(9, '=A2'), enter(10, 'x')], [enter(2, '5')]);
    const splices = patch?.sheets[0]?.splices ?? [];
    expect(splices.map(({ from, rows }) => [from, rows.length])).toEqual([
      [9, 1],
      [2, 1],
    ]);
  });

  test.each<[string, Change, boolean]>([
    ['a typed cell', enter(3, 'z'), false],
    [
      'an inserted row',
      { kind: 'insert', sheetId: 0, dimension: 'rows', at: 1, count: 1, like: 'after' },
      true,
    ],
    [
      'a deleted column',
      { kind: 'delete', sheetId: 0, dimension: 'columns', from: 1, count: 1 },
      true,
    ],
  ])('%s: whether it moves cells', (_what, change, moves) => {
    expect(patchOf([enter(2, 'a')], [change]).moves).toBe(moves);
  });
});
